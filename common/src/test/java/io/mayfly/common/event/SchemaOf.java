/*
 * SPDX-FileCopyrightText: The Mayfly authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.mayfly.common.event;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (2020-12) of a record of the contract, from its components. Open: fields that are
 * added later must not make a reader refuse.
 */
final class SchemaOf {

    private SchemaOf() {}

    static ObjectNode event(EventType type) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", type.dataSchema());
        schema.put("title", type.record().getSimpleName());
        schema.put("description", "Data of " + type.ceType() + " on " + type.topic().topicName());
        schema.setAll(record(type.record(), Map.of()));
        return schema;
    }

    private static ObjectNode of(Type type, Map<String, Type> variables) {
        if (type instanceof TypeVariable<?> variable) {
            return of(variables.get(variable.getName()), variables);
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, variables);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class) {
            return plain("string");
        }
        if (raw == int.class || raw == long.class || raw == Long.class) {
            return plain("integer");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return plain("boolean");
        }
        if (raw == Instant.class) {
            return plain("string").put("format", "date-time");
        }
        if (raw == Duration.class) {
            return plain("string").put("format", "duration");
        }
        if (raw == UUID.class) {
            return plain("string").put("format", "uuid");
        }
        if (raw.isEnum()) {
            return choice(raw);
        }
        return object(raw, variables);
    }

    private static ObjectNode generic(ParameterizedType type, Map<String, Type> variables) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return of(arguments[0], variables);
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = plain("object");
            map.set("additionalProperties", of(arguments[1], variables));
            return map;
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode array = plain("array");
            array.set("items", of(arguments[0], variables));
            return array;
        }
        return record(raw, Map.of(raw.getTypeParameters()[0].getName(), arguments[0]));
    }

    private static ObjectNode object(Class<?> raw, Map<String, Type> variables) {
        if (raw.isAnnotationPresent(JsonTypeInfo.class)) {
            return oneOf(raw);
        }
        Optional<RecordComponent> value =
                components(raw).filter(component -> isValue(field(raw, component))).findFirst();
        if (value.isPresent()) {
            return of(value.orElseThrow().getGenericType(), variables);
        }
        if (Arrays.stream(raw.getMethods()).anyMatch(SchemaOf::isValue)) {
            return plain("string");
        }
        return record(raw, variables);
    }

    private static ObjectNode oneOf(Class<?> raw) {
        String property = raw.getAnnotation(JsonTypeInfo.class).property();
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode choices = schema.putArray("oneOf");
        for (JsonSubTypes.Type choice : raw.getAnnotation(JsonSubTypes.class).value()) {
            ObjectNode one = record(choice.value(), Map.of());
            one.withObject("/properties").putObject(property).put("const", choice.name());
            one.withArray("/required").add(property);
            choices.add(one);
        }
        return schema;
    }

    private static ObjectNode record(Class<?> raw, Map<String, Type> variables) {
        ObjectNode schema = plain("object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        components(raw)
                .forEach(
                        component -> {
                            properties.set(
                                    component.getName(), of(component.getGenericType(), variables));
                            if (component.getType() != Optional.class) {
                                required.add(component.getName());
                            }
                        });
        return schema;
    }

    private static Stream<RecordComponent> components(Class<?> raw) {
        return raw.isRecord() ? Arrays.stream(raw.getRecordComponents()) : Stream.empty();
    }

    private static ObjectNode choice(Class<?> raw) {
        ObjectNode schema = plain("string");
        ArrayNode words = schema.putArray("enum");
        boolean byMethod = Arrays.stream(raw.getMethods()).anyMatch(SchemaOf::isValue);
        for (Object constant : raw.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            JsonProperty property = field(raw, name).getAnnotation(JsonProperty.class);
            words.add(
                    byMethod || property == null
                            ? name.toLowerCase(Locale.ROOT).replace('_', '-')
                            : property.value());
        }
        return schema;
    }

    private static boolean isValue(AccessibleObject member) {
        return member.isAnnotationPresent(JsonValue.class);
    }

    private static Field field(Class<?> raw, RecordComponent component) {
        return field(raw, component.getName());
    }

    private static Field field(Class<?> raw, String name) {
        try {
            return raw.getDeclaredField(name);
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(raw + " has no " + name, impossible);
        }
    }

    private static ObjectNode plain(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
