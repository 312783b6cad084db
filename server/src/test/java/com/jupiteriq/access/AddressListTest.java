package com.jupiteriq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7,          203.0.113.7,            true",
        "203.0.113.7,          203.0.113.8,            false",
        "203.0.113.7/32,       203.0.113.7,            true",
        "10.0.0.0/8,           10.255.255.255,         true",
        "10.0.0.0/8,           11.0.0.0,               false",
        "192.168.128.0/17,     192.168.128.0,          true",
        "192.168.128.0/17,     192.168.127.255,        false",
        "192.0.2.252/30,       192.0.2.255,            true",
        "192.0.2.252/30,       192.0.2.251,            false",
        "0.0.0.0/0,            255.1.2.3,              true",
        "0.0.0.0/0,            2001:db8::1,            false",
        "0.0.0.0/0,            ::ffff:255.1.2.3,       true",
        "::/0,                 2001:db8::1,            true",
        "::/0,                 10.0.0.1,               false",
        "10.0.0.0/8,           ::ffff:10.1.2.3,        true",
        "10.0.0.0/8,           ::ffff:a01:203,         true",
        "10.0.0.0/8,           ::10.1.2.3,             false",
        "::ffff:10.0.0.0/104,  10.1.2.3,               true",
        "::ffff:10.0.0.1,      10.0.0.1,               true",
        "2001:db8::/32,        2001:DB8:ffff::1,       true",
        "2001:db8::/32,        2001:db9::1,            false",
        "2001:db8:8000::/33,   2001:db8:7fff::1,       false",
        "fe80::/10,            fe80::1%eth0,           true",
        "127.0.0.0/8,          127.0.0.1,              true",
        "::1,                  0:0:0:0:0:0:0:1,        true",
        "127.0.0.1,            localhost,              false",
        "127.0.0.1,            '',                     false",
        "127.0.0.1,            local,                  false",
    })
    void contains_what_begins_with_the_same_bits(String network, String address, boolean contained) {
        assertThat(AddressList.parse(List.of(network)).orElseThrow().contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "localhost", "example.invalid", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/08",
        "10.0.0.0/8/8", "10.0.0.0/255.0.0.0", "10.0.0.5/8", "10.1/16", "10", "0x0a000001", "010.0.0.1",
        "256.1.1.1", "1.2.3.4.5", "1.2.3", "1.2.3.4.", ":", ":::", "1::2::3", "2001:db8::1/32",
        "2001:db8::/129", "fe80::1%eth0", "[::1]", "::ffff:10.0.0.0/8",
        "::ffff:10.0.0.0/90", "10.0.0.0 /8", "٣.0.0.1",
        "::ffff:0:0/96 ",
        "10.0.0.0/99999999999",
    })
    void anything_but_addresses_and_clean_networks_is_refused(String text) {
        assertThat(AddressList.parse(List.of("10.0.0.1", text))).isEmpty();
    }

    @Test
    void one_of_several_is_enough() {
        AddressList list = AddressList.parse(List.of("10.0.0.0/8", "2001:db8::/32")).orElseThrow();
        assertThat(list.contains("10.2.3.4")).isTrue();
        assertThat(list.contains("2001:db8::7")).isTrue();
        assertThat(list.contains("192.0.2.1")).isFalse();
        assertThat(AddressList.parse(List.of()).orElseThrow().contains("10.2.3.4")).isFalse();
    }
}
