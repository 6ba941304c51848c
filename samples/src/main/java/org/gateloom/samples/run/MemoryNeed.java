package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.TapeFootprint;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Footprint;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.LaneFootprint;
import org.gateloom.runtime.network.Network;

/**
 * What a training on the processor takes of memory, estimated before any of it is taken.
 *
 * @param parts what it is taken for
 * @param greatestBlock bytes of the greatest block of numbers, which Java counts in an {@code int}
 */
public record MemoryNeed(List<Part> parts, long greatestBlock) {

    /** What else lives on the heap: cells, their graphs, a compiler's leavings. */
    private static final long OTHERS = 32L << 20;

    /** The JVM itself, its code and the classes that it compiles: the machine's, but of neither heap nor blocks. */
    private static final long JVM = 192L << 20;

    /** Two lines of the cache less than an int counts, because blocks begin at a line's start. */
    private static final long GREATEST_BLOCK = Integer.MAX_VALUE - 128L;

    /**
     * A part.
     *
     * @param what it is
     * @param lower the options that make it smaller
     */
    public record Part(String what, String lower, Footprint footprint) {}

    public MemoryNeed {
        parts = List.copyOf(parts);
    }

    /** Of a network whose cells are laid out so. */
    public static MemoryNeed of(Network network, LaidOut plan, TrainingSettings settings) {
        long parameters = network.parameters().length();
        int moments = settings.rule().moments().size();
        // The numbers, their gradient and the moments; numbers and moments once more when a checkpoint is written.
        long onHeap = 2L + moments + 1 + moments;
        // The numbers, the same transposed, and the gradient.
        long outside = 3;
        Footprint tapes = Footprint.NONE;
        Footprint logits = Footprint.NONE;
        long greatest = 0;
        for (int rows : lanes(network, settings)) {
            for (int layer = 0; layer < network.layers().size(); layer++) {
                Cell cell = network.layers().get(layer);
                boolean symbols = layer == 0 && !network.embeds() && !network.readsVectors();
                Cost.Setting setting = new Cost.Setting(cell.sizes(), rows, Precision.FLOAT, symbols);
                tapes = tapes.plus(TapeFootprint.of(plan, setting, settings.sequence()));
                greatest = Math.max(greatest, TapeFootprint.greatestBlock(plan, setting, settings.sequence()));
            }
            tapes = tapes.plus(LaneFootprint.links(network, settings.sequence(), rows));
            logits = logits.plus(LaneFootprint.output(network, settings.sequence(), rows));
            greatest = Math.max(
                    greatest, (long) settings.sequence() * rows * network.ends().outputs() * Float.BYTES);
        }
        List<Part> parts = List.of(
                new Part(
                        "parameters and what the optimizer keeps of them",
                        "--hidden or --layers",
                        new Footprint(onHeap, outside).times(parameters).times(Float.BYTES)),
                new Part("what a step keeps until it is derived", "--batch, --sequence, --hidden or --layers", tapes),
                new Part("logits", "--batch or --sequence", logits));
        return new MemoryNeed(parts, greatest);
    }

    /** Rows of each lane; one more lane is there when {@link Confusion} counts. */
    private static List<Integer> lanes(Network network, TrainingSettings settings) {
        List<Integer> lanes = new ArrayList<>();
        for (int lane = 0; lane < settings.lanes(); lane++) {
            int first = settings.batch() * lane / settings.lanes();
            lanes.add(settings.batch() * (lane + 1) / settings.lanes() - first);
        }
        if (network.ends() instanceof Ends.Classes) {
            lanes.add(settings.rowsOfALane());
        }
        return lanes;
    }

    /** On the heap, and in blocks outside it. */
    public Footprint total() {
        return parts.stream().map(Part::footprint).reduce(new Footprint(OTHERS, 0), Footprint::plus);
    }

    /** Nothing if there is enough; else what is too little, and what can be lowered, the greatest part first. */
    public Optional<String> refusal(MachineMemory there) {
        Footprint need = total();
        if (need.total() + JVM > there.machine()) {
            return Optional.of(
                    needs(need) + "; the machine, or the container, has " + bytes(there.machine()) + lower());
        }
        if (need.heap() > there.heap() || need.outside() > there.outside()) {
            // Of -Xmx two thirds are for what lives long, and somewhat less than all of it is for what is outside; and
            // a
            // tenth more, because an estimate is one.
            long heap = Math.max(need.heap() / 20 * 33, need.outside() / 20 * 22);
            return Optional.of(needs(need) + "; Java may take " + bytes(there.heap()) + " and " + bytes(there.outside())
                    + lower()
                    + ", or give Java more memory: JDK_JAVA_OPTIONS=-Xmx" + ((heap >> 20) + 1) + "m");
        }
        if (greatestBlock > GREATEST_BLOCK) {
            return Optional.of("a part of the batch needs " + bytes(greatestBlock)
                    + " in one block, and Java has blocks of " + bytes(GREATEST_BLOCK)
                    + " at most: lower --batch or --sequence, or cut the batch into more --lanes");
        }
        return Optional.empty();
    }

    private static String needs(Footprint need) {
        return "the training needs about " + bytes(need.heap()) + " of memory on Java's heap and "
                + bytes(need.outside()) + " outside it";
    }

    private String lower() {
        return parts.stream()
                .sorted(Comparator.comparingLong((Part part) -> part.footprint().total())
                        .reversed())
                .map(part -> bytes(part.footprint().total()) + " are " + part.what() + " (lower " + part.lower() + ")")
                .collect(Collectors.joining(", ", ": ", ""));
    }

    /** {@code 1.50 GB}, {@code 12 MB}. */
    static String bytes(long count) {
        return count >= 1_000_000_000
                ? String.format(Locale.ROOT, "%,.2f GB", count / 1e9)
                : String.format(Locale.ROOT, "%,d MB", count / 1_000_000);
    }
}
