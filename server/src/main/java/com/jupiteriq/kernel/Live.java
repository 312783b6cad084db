package com.jupiteriq.kernel;

/// An answer that goes on after its head for as long as its client stays. No call waits.
public interface Live {

    /// The head has left; from now on words may be given.
    void begin(Outlet outlet);

    /// The client has taken enough for more.
    void roomAgain();

    /// The server is about to stop: the last words, and the end.
    void drain();

    /// It is over, for whatever reason; also called when it never began, and never twice.
    void gone();
}
