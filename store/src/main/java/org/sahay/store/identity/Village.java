package org.sahay.store.identity;

/** Where somebody lives, by LGD codes: a village of a district of a state; {@link #toString()} hides it. */
public record Village(int lgdState, int lgdDistrict, int lgdVillage) {
    /** As it is sealed. */
    static Village of(String text) {
        String[] codes = text.split("/", 3);
        return new Village(Integer.parseInt(codes[0]), Integer.parseInt(codes[1]), Integer.parseInt(codes[2]));
    }

    /** What {@link #of} reads; the same for the same village, always. */
    String text() {
        return lgdState + "/" + lgdDistrict + "/" + lgdVillage;
    }

    @Override
    public String toString() {
        return "Village";
    }
}
