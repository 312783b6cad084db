package com.jupiteriq;

public final class Main {
    private Main() {}
    public static void main(String[] arguments) {
        System.out.println(Settings.KNOWN.size());
    }
}
