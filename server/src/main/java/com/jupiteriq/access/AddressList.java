package com.jupiteriq.access;

import com.jupiteriq.kernel.Addresses;
import com.jupiteriq.kernel.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Networks and single addresses, IPv4 and IPv6. Text is never looked up as a name.
public final class AddressList {

    /// Without a rule.
    static final AddressList EVERY = new AddressList(List.of());

    private final List<Network> networks;

    private AddressList(List<Network> networks) {
        this.networks = networks;
    }

    /// Reads `203.0.113.7`, `10.0.0.0/8`, `2001:db8::/32`. Empty when one of the texts is neither an address
    /// nor a network, or is a network with host bits: whoever writes `10.0.0.5/8` may mean either.
    public static Optional<AddressList> parse(List<String> texts) {
        List<Network> networks = new ArrayList<>(texts.size());
        for (String text : texts) {
            Optional<Network> network = Network.parse(text);
            if (network.isEmpty()) {
                return Optional.empty();
            }
            networks.add(network.get());
        }
        return Optional.of(new AddressList(List.copyOf(networks)));
    }

    public boolean isEmpty() {
        return networks.isEmpty();
    }

    /// Whether each of those networks lies within one of these.
    public boolean covers(AddressList others) {
        return others.networks.stream()
            .allMatch(other -> networks.stream().anyMatch(network -> network.contains(other)));
    }

    /// Whether one of the networks has this address. An IPv4-mapped IPv6 address is the IPv4 address.
    public boolean contains(String address) {
        Optional<byte[]> bytes = Addresses.bytes(address);
        return bytes.isPresent() && networks.stream().anyMatch(network -> network.contains(bytes.get()));
    }
}
