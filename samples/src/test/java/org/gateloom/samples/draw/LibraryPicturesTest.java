package org.gateloom.samples.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Wire;
import org.gateloom.samples.draw.Placed.Area;
import org.gateloom.samples.draw.Placed.Point;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formulas;
import org.gateloom.spec.graph.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell of the library, drawn. */
class LibraryPicturesTest {

    static Stream<String> cells() throws IOException {
        return LibraryGraphs.names().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void isDrawnWholeAndNothingLiesOnAnythingElse(String name) throws Exception {
        CellGraph graph = LibraryGraphs.graph(name);
        Placed placed = Layout.of(Sketch.of(graph));
        everythingIsThere(graph, placed.picture());
        boxesLieApart(placed);
        wiresLeadFromBoxToBox(placed);
        wiresPassBoxesBy(placed);
        String svg = Drawing.svg(graph);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        Markup again = new Markup();
        SvgPicture.print(again, placed, Marks.NONE, "cell");
        assertThat(again.toString()).as("drawn again").isEqualTo(svg);
    }

    /** A box that tells the name of each value, each declared state at the right, each parameter somewhere. */
    private static void everythingIsThere(CellGraph graph, Picture picture) {
        List<String> exits = picture.boxes().stream()
                .filter(box -> box.kind() == Kind.EXIT)
                .map(Box::node)
                .toList();
        assertThat(exits).endsWith(graph.output());
        graph.states().stream()
                .filter(state -> Formulas.of(graph).containsKey(state.node()))
                .forEach(state -> assertThat(exits).contains(state.node()));
        String labels = picture.boxes().toString();
        graph.parameters().stream()
                .map(Parameter::name)
                .filter(parameter -> !parameter.endsWith(".initial"))
                .forEach(parameter -> assertThat(labels).contains("Weight[parameter=" + parameter + ","));
    }

    private static void boxesLieApart(Placed placed) {
        List<Area> taken = new ArrayList<>();
        for (int i = 0; i < placed.boxes().size(); i++) {
            Area area = withName(placed, i);
            assertThat(taken)
                    .as("on %s", placed.picture().boxes().get(i))
                    .noneMatch(other -> area.x() < other.right()
                            && other.x() < area.right()
                            && area.y() < other.bottom()
                            && other.y() < area.bottom());
            assertThat(area.x()).isPositive();
            assertThat(area.right()).isLessThan(placed.width());
            assertThat(area.bottom()).isLessThan(placed.height());
            taken.add(area);
        }
    }

    /** With the name that stands below it. */
    private static Area withName(Placed placed, int number) {
        Area area = placed.boxes().get(number);
        Box box = placed.picture().boxes().get(number);
        if (!Labels.below(box)) {
            return area;
        }
        double width = Math.max(area.width(), TextSize.width(box.name(), Measures.SMALL));
        return new Area(area.centreX() - width / 2, area.y(), width, area.height() + Labels.HEIGHT);
    }

    private static void wiresLeadFromBoxToBox(Placed placed) {
        for (int i = 0; i < placed.routes().size(); i++) {
            Wire wire = placed.picture().wires().get(i);
            List<Point> corners = placed.routes().get(i).corners();
            Area from = placed.boxes().get(wire.from());
            Area to = placed.boxes().get(wire.to());
            assertThat(corners.get(0).x()).isEqualTo(from.right());
            assertThat(corners.get(0).y()).isBetween(from.y(), from.bottom());
            Point end = corners.get(corners.size() - 1);
            assertThat(end.x()).isBetween(to.x(), to.centreX());
            assertThat(end.y()).isBetween(to.y(), to.bottom());
        }
    }

    private static void wiresPassBoxesBy(Placed placed) {
        for (int i = 0; i < placed.routes().size(); i++) {
            Wire wire = placed.picture().wires().get(i);
            List<Point> corners = placed.routes().get(i).corners();
            for (int box = 0; box < placed.boxes().size(); box++) {
                Area area = withName(placed, box);
                boolean end = box == wire.from() || box == wire.to();
                for (int k = 0; k + 1 < corners.size() && !end; k++) {
                    assertThat(crosses(corners.get(k), corners.get(k + 1), area))
                            .as("a wire through %s", placed.picture().boxes().get(box))
                            .isFalse();
                }
            }
        }
    }

    private static boolean crosses(Point one, Point other, Area area) {
        assertThat(one.x() == other.x() || one.y() == other.y())
                .as("along an axis: %s, %s", one, other)
                .isTrue();
        return Math.max(one.x(), other.x()) > area.x()
                && Math.min(one.x(), other.x()) < area.right()
                && Math.max(one.y(), other.y()) > area.y()
                && Math.min(one.y(), other.y()) < area.bottom();
    }
}
