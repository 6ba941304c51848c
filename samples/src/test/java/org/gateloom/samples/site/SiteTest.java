package org.gateloom.samples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Makes the site, and follows every link in it. */
class SiteTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SITE = Path.of("target", "site");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\sid=\"([^\"]*)\"");

    /** Not for readers of the site: what builds of users are for, and where the corpus is from. */
    private static final Set<Path> ELSEWHERE =
            Set.of(Path.of("generator/src/it/README.md"), Path.of("samples/corpus/README.md"));

    private static Map<Path, Set<String>> dangling;

    @BeforeAll
    static void make() throws IOException {
        try (InputStream style = SiteTest.class.getResourceAsStream("site.css")) {
            dangling = Site.write(ROOT, SITE, new String(style.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyPageOfTheRepositoryIsInTheMenu() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            Set<Path> written = files.map(ROOT::relativize)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().matches("(.*/)?(target|\\..*|node_modules)/.*"))
                    .filter(file -> !ELSEWHERE.contains(file))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(Entry.MENU.stream()
                            .flatMap(part -> part.entries().stream())
                            .map(Entry::source))
                    .containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Test
    void noLinkLeadsNowhere() throws IOException {
        assertThat(dangling).isEmpty();
        for (Path page : pages()) {
            for (String link : found(LINK, page)) {
                if (link.matches("(https?|mailto|data):.*")) {
                    continue;
                }
                URI to = page.toUri().resolve(link);
                Path file = Path.of(URI.create(to.toString().replaceFirst("#.*", "")));
                assertThat(file).as(page + ": " + link).isRegularFile();
                if (to.getFragment() != null) {
                    assertThat(found(ANCHOR, file)).as(page + ": " + link).contains(to.getFragment());
                }
            }
        }
    }

    @Test
    void everyCellOfTheLibraryIsDrawn() throws IOException {
        try (Stream<Path> cells = Files.list(ROOT.resolve("samples/src/main/cells"))) {
            assertThat(cells.filter(cell -> cell.toString().endsWith(".yaml")))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(cell -> assertThat(SITE.resolve(Entry.page(ROOT.relativize(cell))))
                            .content()
                            .contains("<svg", "<math"));
        }
    }

    @Test
    void everyPageHasOneHeadingAndSaysWhereItIs() throws IOException {
        for (Entry.Part part : Entry.MENU) {
            for (Entry entry : part.entries()) {
                String page = Files.readString(SITE.resolve(Entry.page(entry.source())));
                assertThat(page.split("<h1", -1)).as(entry.title()).hasSize(2);
                assertThat(page).contains("aria-current=\"page\">" + entry.title() + "</a>");
            }
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(SITE)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private static List<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
