package com.jupiteriq.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where the addresses of a host name come from.
interface Names {

    /// May take its time.
    InetAddress[] addresses(String host) throws UnknownHostException;
}
