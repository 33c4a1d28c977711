/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.task;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "run-1/do/0", "x#3", "#", "日本 語", "a/b#1/c#2"})
    void readsBackItsTextWhateverTheIdContains(String id) {
        TaskKey key = new TaskKey(new SourceName("demo"), id, 12);

        assertThat(TaskKey.parse(key.toString())).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "demo/x",
                "demo/x#",
                "demo/x#0",
                "demo/x#-1",
                "demo/x#1e3",
                "demo/x#99999999999",
                "Demo/x#1",
                "demo/#1",
                "x#1/demo"
            })
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> TaskKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesControlCharactersAndShowsThemHarmless() {
        assertThatThrownBy(() -> new TaskKey(new SourceName("demo"), "a\u001b[2Jb", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\u001b");
    }
}
