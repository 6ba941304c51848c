package org.gateloom.runtime.opencl;

import java.util.Locale;

/**
 * What a training holds on a device, and in Java too.
 *
 * @param parameters how many
 * @param moments of the optimiser, each as long as the parameters
 * @param arrangement of the network
 * @param steps of an execution at most
 * @param chunk numbers of a step in {@link ModelKernel#symbols}
 */
record DeviceMemory(int parameters, int moments, Arrangement arrangement, int steps, int chunk) {

    private static final long MEGABYTE = 1_000_000;

    /**
     * Nothing, where a device and Java have room for it.
     *
     * @throws UnsuitableException where one of them has not
     */
    void accept(Launcher launcher) throws UnsuitableException {
        Launcher.Room room = launcher.room();
        long largest = (long) Float.BYTES * Math.max(arrangement.tapeLength(), 2L * parameters);
        long all = Float.BYTES
                * ((long) arrangement.tapeLength()
                        + arrangement.maskLength()
                        + arrangement.carriedLength()
                        + (3L + moments) * parameters
                        + (long) steps * chunk);
        long heap = Runtime.getRuntime().maxMemory();
        if (all > heap) {
            throw new UnsuitableException(String.format(
                    Locale.ROOT,
                    "what %s holds, Java holds too, %,d MB, and may have %,d MB: give Java more (-Xmx), or lower --batch,"
                            + " --sequence or --hidden",
                    launcher.description(),
                    all / MEGABYTE + 1,
                    heap / MEGABYTE));
        }
        if (all > room.bytes() || largest > room.largest()) {
            throw new UnsuitableException(String.format(
                    Locale.ROOT,
                    "%s has %,d MB, %,d MB in one piece at most; this training takes %,d MB, %,d MB in one piece: lower"
                            + " --batch, --sequence or --hidden",
                    launcher.description(),
                    room.bytes() / MEGABYTE,
                    room.largest() / MEGABYTE,
                    all / MEGABYTE + 1,
                    largest / MEGABYTE + 1));
        }
    }

    /**
     * Gives a kernel its arrays.
     *
     * @throws UnsuitableException if one is longer than arrays can be
     */
    void allocate(ModelKernel kernel) throws UnsuitableException {
        Arrangement.fitting(2L * parameters + ModelKernel.MARGIN);
        Arrangement.fitting((long) moments * parameters);
        Arrangement.fitting((long) steps * chunk);
        kernel.layout = arrangement.layout();
        kernel.parameters = new float[2 * parameters + ModelKernel.MARGIN];
        kernel.gradient = new float[parameters + ModelKernel.MARGIN];
        kernel.moments = new float[Math.max(1, moments * parameters)];
        kernel.tape = new float[arrangement.tapeLength() + ModelKernel.MARGIN];
        kernel.masks = new float[arrangement.maskLength() + ModelKernel.MARGIN];
        kernel.carried = new float[Math.max(1, arrangement.carriedLength())];
        kernel.symbols = new int[steps * chunk];
        kernel.chunk = chunk;
        kernel.results = new float[steps * ModelKernel.RESULTS + 1];
        kernel.rates = new float[ModelKernel.RATES_HEAD + steps * ModelKernel.RATES];
    }
}
