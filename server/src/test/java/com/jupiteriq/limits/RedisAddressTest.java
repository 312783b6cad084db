package com.jupiteriq.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.kernel.StartRefused;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        redis://cache                        | false | cache:6379         | 0  | ''
        rediss://cache.example:6380/         | true  | cache.example:6380 | 0  | ''
        redis://:p%40ss%2F+%25@cache/3       | false | cache:6379         | 3  | ' p@ss/+%'
        redis://ann:a:b@[::1]:7000/15        | false | [::1]:7000         | 15 | ann a:b
        """)
    void addresses_are_understood(String url, boolean tls, String place, int database, String who) {
        RedisAddress address = RedisAddress.parse(url);
        assertThat(address.tls()).isEqualTo(tls);
        assertThat(address.place()).isEqualTo(place);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user() + (who.isEmpty() ? "" : " ") + address.password()).isEqualTo(who);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cache:6379", "http://cache", "redis://", "redis://secret@cache",
        "redis://:secret@cache:0", "redis://:secret@cache:70000", "redis://:secret@cache/one",
        "redis://:secret@cache/1/2", "redis://:sec ret@cache", "redis://:%zz-secret@cache",
        "redis://:secret@cache?db=1", "redis://:secret@cache#1", "redis-sentinel://:secret@a,b#main"})
    void what_is_no_address_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> new LimitSettings(url, Duration.ofMillis(250)))
            .isInstanceOf(StartRefused.class)
            .hasMessageStartingWith("--redis-url is not understood; write redis://user:password@host:6379/0")
            .hasMessageNotContaining("secret");
    }

    @Test
    void settings_and_address_print_no_password() {
        String url = "redis://ann:secret@[::1]:7000/15";
        assertThat(RedisAddress.parse(url)).hasToString("RedisAddress[[::1]:7000]");
        assertThat(new LimitSettings(url, Duration.ofMillis(250)))
            .hasToString("LimitSettings[[::1]:7000, redisTimeout=PT0.25S]");
    }

    @Test
    void the_port_is_one_of_our_own() {
        LimitSettings shared = new LimitSettings("redis://cache", Duration.ofMillis(250));
        assertThat(shared.ports()).containsExactly(6379);
        assertThat(new LimitSettings(null, Duration.ofMillis(250)).ports()).isEmpty();
    }
}
