/** The five services as processes, and the settings that each is started with. */
package io.mayfly.quickstart.service;
