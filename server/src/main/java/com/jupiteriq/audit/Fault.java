package com.jupiteriq.audit;

/// The first place in the trail where it is not what was sealed.
public record Fault(long sequence, Reason reason) {

    public enum Reason {
        CHANGED("changed"),
        MISSING("missing"),
        REORDERED("reordered"),
        SEAL("seal");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
