package com.jupiteriq.kernel;

/// Where words for one client go for as long as it stays. No call waits; what was given leaves in order.
public interface Outlet {

    /// Gives words to be sent; shared by many clients, so nobody writes into them.
    void send(byte[] words);

    /// Whether little enough waits to be sent that more may be given. Once it has said no, its [Live] hears
    /// when there is room again.
    boolean hasRoom();

    /// Ends when everything that was given has left.
    void end();
}
