package com.jupiteriq.outbound;

import com.jupiteriq.kernel.Network;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.IntPredicate;

/// Which addresses may be dialled: public ones, those that the operator opened, and this machine for who may
/// reach it.
final class AddressRules {

    private final List<Network> opened;
    private final IntPredicate ownPort;

    AddressRules(OutboundSettings settings, IntPredicate ownPort) {
        this.opened = settings.outboundAllow().stream().map(Network::of).toList();
        this.ownPort = ownPort;
    }

    boolean areOpened() {
        return !opened.isEmpty();
    }

    /// @param loopback whether the URL names this machine and may
    boolean permit(InetAddress address, int port, boolean loopback) {
        if (loopback) {
            return Literals.isLoopback(address) && !ownPort.test(port);
        }
        if (address instanceof Inet6Address six && six.getScopeId() != 0) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return PublicAddresses.has(bytes) || (isOpened(bytes) && !ownPort.test(port));
    }

    /// All or nothing: a name with one address that is not public is a name that somebody is playing with.
    boolean permit(InetAddress[] addresses, int port, boolean loopback) {
        for (InetAddress address : addresses) {
            if (!permit(address, port, loopback)) {
                return false;
            }
        }
        return addresses.length > 0;
    }

    private boolean isOpened(byte[] address) {
        for (Network network : opened) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
