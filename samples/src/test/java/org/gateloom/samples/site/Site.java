package org.gateloom.samples.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.gateloom.generator.Library;
import org.gateloom.samples.draw.Drawing;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;

/** Makes the site of a repository. */
final class Site {

    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), HeadingAnchorExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    private static final Path CELLS = Path.of("samples", "src", "main", "cells");

    private final Path root;
    private final Path target;
    private final String style;
    private final Set<Path> pages = new LinkedHashSet<>();
    private final Deque<Path> files = new ArrayDeque<>();

    /** What is linked and is not there: by the page that does it. */
    private final Map<Path, Set<String>> dangling = new LinkedHashMap<>();

    private Site(Path root, Path target, String style) {
        this.root = root;
        this.target = target;
        this.style = style;
    }

    /**
     * Writes all pages and what they show.
     *
     * @param root of the repository
     * @param target the site's folder
     * @param style of all pages
     * @return links into the repository that lead to nothing a site can have, by page
     */
    static Map<Path, Set<String>> write(Path root, Path target, String style) throws IOException {
        Site site = new Site(root, target, style);
        for (Entry.Part part : Entry.MENU) {
            for (Entry entry : part.entries()) {
                site.pages.add(entry.source());
            }
        }
        for (Path page : List.copyOf(site.pages)) {
            site.page(page);
        }
        while (!site.files.isEmpty()) {
            site.file(site.files.remove());
        }
        return site.dangling;
    }

    private void page(Path source) throws IOException {
        Node document = PARSER.parse(Files.readString(root.resolve(source)));
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                link.setDestination(destination(source, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                image.setDestination(destination(source, image.getDestination()));
                visitChildren(image);
            }
        });
        Path page = Entry.page(source);
        write(page, around(page, title(source), RENDERER.render(document)));
    }

    /** A link as the page has it; what it leads to comes into the site too. */
    private String destination(Path from, String link) {
        if (link.matches("[a-z]+:.*") || link.startsWith("#")) {
            return link;
        }
        int mark = link.indexOf('#');
        String anchor = mark < 0 ? "" : link.substring(mark);
        Path linked =
                from.resolveSibling(mark < 0 ? link : link.substring(0, mark)).normalize();
        if (pages.contains(linked)) {
            return between(Entry.page(from), Entry.page(linked)) + anchor;
        }
        if (!Files.isRegularFile(root.resolve(linked)) || linked.toString().endsWith(".md")) {
            dangling.computeIfAbsent(from, page -> new LinkedHashSet<>()).add(link);
            return link;
        }
        files.add(linked);
        return between(Entry.page(from), linked.startsWith(CELLS) ? Entry.page(linked) : linked) + anchor;
    }

    private static String between(Path from, Path to) {
        Path here = from.getParent() == null ? Path.of("") : from.getParent();
        return here.relativize(to).toString().replace('\\', '/');
    }

    private void file(Path file) throws IOException {
        if (file.startsWith(CELLS)) {
            Reading reading = CellReader.read(CellFiles.read(root.resolve(file)), Library.behind(new Siblings()));
            write(Entry.page(file), Drawing.html(((Reading.Cell) reading).graph()));
            return;
        }
        Path copy = target.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(root.resolve(file), copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String title(Path source) {
        return Entry.MENU.stream()
                .flatMap(part -> part.entries().stream())
                .filter(entry -> entry.source().equals(source))
                .map(Entry::title)
                .findFirst()
                .orElseThrow();
    }

    private String around(Path page, String title, String content) {
        StringBuilder text = new StringBuilder();
        HtmlWriter html = new HtmlWriter(text);
        html.raw("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>""");
        html.text(title + " – Gateloom");
        html.raw("</title>\n<style>\n" + style + "</style>\n</head>\n<body>\n<nav aria-label=\"Pages\">\n");
        for (Entry.Part part : Entry.MENU) {
            html.tag("h2");
            html.text(part.title());
            html.tag("/h2");
            html.raw("\n<ul>\n");
            for (Entry entry : part.entries()) {
                html.tag("li");
                html.tag("a", attributes(page, Entry.page(entry.source())));
                html.text(entry.title());
                html.tag("/a");
                html.tag("/li");
                html.line();
            }
            html.raw("</ul>\n");
        }
        html.raw("</nav>\n<main>\n" + wide(content) + "</main>\n</body>\n</html>\n");
        return text.toString();
    }

    private static Map<String, String> attributes(Path page, Path to) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("href", between(page, to));
        if (page.equals(to)) {
            attributes.put("aria-current", "page");
        }
        return attributes;
    }

    /** Tables scroll by themselves where a screen is narrow. */
    private static String wide(String content) {
        return content.replace("<table>", "<div class=\"wide\"><table>").replace("</table>", "</table></div>");
    }

    private void write(Path page, String text) throws IOException {
        Path file = target.resolve(page);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
