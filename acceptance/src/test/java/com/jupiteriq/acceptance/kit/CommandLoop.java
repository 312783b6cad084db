package com.jupiteriq.acceptance.kit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A process with the jar on its class path that runs commands one after the other, as `main` would run each:
/// reads its words from a connection, answers with exit status, standard output and standard error. It ends
/// with whoever began it ([Clerk]).
final class CommandLoop {

    private CommandLoop() {}

    /// @param arguments the port to ask for work
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        try (Socket work = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]))) {
            DataInputStream in = new DataInputStream(work.getInputStream());
            DataOutputStream out = new DataOutputStream(work.getOutputStream());
            for (int words = in.read(); words >= 0; words = in.read()) {
                String[] command = new String[words];
                for (int i = 0; i < words; i++) {
                    command[i] = in.readUTF();
                }
                run(command, out);
            }
        }
        System.exit(0);
    }

    private static void run(String[] command, DataOutputStream answer)
        throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Object line = Class.forName("com.jupiteriq.Main").getMethod("commandLine").invoke(null);
        Method execute = line.getClass().getMethod("execute", String[].class);
        answer.writeInt((int) execute.invoke(line, (Object) command));
        for (ByteArrayOutputStream said : new ByteArrayOutputStream[] {out, err}) {
            answer.writeInt(said.size());
            said.writeTo(answer);
        }
        answer.flush();
    }
}
