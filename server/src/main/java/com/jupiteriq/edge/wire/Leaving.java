package com.jupiteriq.edge.wire;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper;
import org.apache.tomcat.util.net.SecureNioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.jspecify.annotations.Nullable;

/// A channel of the connector that can be left behind: the connector then closes it as it closes any other,
/// counts it out and takes its buffers back, and the connection beneath goes on.
sealed interface Leaving {

    void leave();

    /// Without TLS nothing of the channel is needed any more.
    final class Plain extends NioChannel implements Leaving {

        private boolean left;

        Plain(SocketBufferHandler buffers) {
            super(buffers);
        }

        @Override
        public void leave() {
            left = true;
        }

        /// For the next connection, or for none.
        @Override
        public void reset(@Nullable SocketChannel next, @Nullable NioSocketWrapper wrapper)
                throws IOException {
            super.reset(next, wrapper);
            left &= next == null;
        }

        @Override
        public void close() throws IOException {
            if (!left) {
                super.close();
            }
        }
    }

    /// Goes on reading and writing for the connection, so that it is given to no other.
    final class Tls extends SecureNioChannel implements Leaving {

        private boolean left;

        Tls(SocketBufferHandler buffers, NioEndpoint endpoint) {
            super(buffers, endpoint);
        }

        @Override
        public void leave() {
            left = true;
        }

        @Override
        public void reset(@Nullable SocketChannel next, @Nullable NioSocketWrapper wrapper)
                throws IOException {
            if (!left) {
                super.reset(next, wrapper);
            }
        }

        @Override
        public void close() throws IOException {
            if (!left) {
                super.close();
            }
        }

        @Override
        public void close(boolean force) throws IOException {
            if (!left) {
                super.close(force);
            }
        }

        @Override
        public void free() {
            if (!left) {
                super.free();
            }
        }

        /// Tells the client, as TLS does it, that nothing more will come.
        void sayGoodbye() throws IOException {
            super.close();
        }
    }
}
