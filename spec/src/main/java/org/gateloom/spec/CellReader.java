package org.gateloom.spec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.check.Linker;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.file.CellFileReader;
import org.gateloom.spec.file.Inheritance;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.read.YamlValue;

/**
 * The only way into the language: from a cell file to the graph that it means, or to all that is wrong with it. Start
 * here.
 *
 * <p>The road: {@link org.gateloom.spec.read.YamlReader} makes a tree with places of the text; {@link Inheritance} lays
 * it over its bases; {@link CellFileReader} reads sections and expressions; {@link Linker} resolves names, finds sizes
 * and checks.
 */
public final class CellReader {

    private CellReader() {}

    /**
     * Reads a cell.
     *
     * @param source its file
     * @param bases where {@code extends} looks
     */
    public static Reading read(Source source, Bases bases) {
        Problems problems = new Problems();
        Inheritance inheritance = new Inheritance(bases, problems);
        Optional<YamlValue.Mapping> root = inheritance.resolve(source);
        List<Source> sources = inheritance.sources();
        Optional<CellGraph> graph = Optional.empty();
        if (root.isPresent()) {
            CellFile file = CellFileReader.read(root.get(), problems);
            graph = Linker.link(file, digest(sources), problems);
        }
        List<Problem> found =
                problems.inOrder(sources.stream().map(Source::name).toList());
        return graph.isPresent() ? new Reading.Cell(graph.get(), found, sources) : new Reading.Refused(found, sources);
    }

    /** SHA-256 over the texts, each with its length before it. */
    private static String digest(List<Source> sources) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Source source : sources) {
                byte[] text = source.text().getBytes(StandardCharsets.UTF_8);
                sha.update((text.length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(text);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
