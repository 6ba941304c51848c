package org.gateloom.samples.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.gateloom.samples.inspect.Activity;
import org.gateloom.samples.inspect.Inspection;
import org.gateloom.samples.inspect.Kept;
import org.gateloom.samples.inspect.Response;
import org.gateloom.samples.inspect.Saturation;
import org.gateloom.spec.reference.Tensor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers that the charts of an inspection draw, as JSON. Values of {@code [time, units]} are 16-bit numbers from 0, the
 * least of the block, to 65535, its greatest; little-endian and in Base64, because there are many.
 */
final class InspectionData {

    private static final int LEVELS = 65535;

    private InspectionData() {}

    static String json(Inspection inspection) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode characters = all.putArray("characters");
        inspection.passage().forEach(point -> characters.add(Escaped.label(point)));
        ArrayNode texts = all.putArray("text");
        inspection.passage().forEach(point -> texts.add(Character.toString(point)));
        ArrayNode surprise = all.putArray("surprise");
        for (int place = 0; place < inspection.passage().size(); place++) {
            inspection
                    .reading()
                    .surprise(place)
                    .ifPresentOrElse(nats -> surprise.add(rounded(nats)), surprise::addNull);
        }
        ArrayNode activities = all.putArray("activities");
        inspection.activities().forEach(activity -> activities.add(activity(activity)));
        ArrayNode kept = all.putArray("kept");
        inspection.kept().forEach(memory -> kept.add(kept(memory)));
        return all.toString();
    }

    private static ObjectNode activity(Activity activity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("layer", activity.layer() + 1);
        node.put("node", activity.node());
        node.put("range", activity.range().name().toLowerCase(Locale.ROOT));
        values(node.putObject("values"), activity.values());
        ArrayNode order = node.putArray("order");
        activity.order().forEach(order::add);
        ArrayNode features = node.putArray("responds");
        ArrayNode correlations = node.putArray("correlation");
        for (Response response : activity.responses()) {
            response.feature().ifPresentOrElse(feature -> features.add(feature.title()), features::addNull);
            correlations.add(rounded(response.correlation()));
        }
        ArrayNode left = node.putArray("left");
        ArrayNode right = node.putArray("right");
        for (Saturation saturation : activity.saturation()) {
            left.add(rounded(saturation.left()));
            right.add(rounded(saturation.right()));
        }
        return node;
    }

    private static ObjectNode kept(Kept kept) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("layer", kept.layer() + 1);
        node.put("state", kept.roles().state());
        values(node.putObject("held"), kept.held());
        ArrayNode retention = node.putArray("retention");
        ArrayNode halfLife = node.putArray("halfLife");
        ArrayNode share = node.putArray("share");
        for (Kept.Unit unit : kept.units()) {
            retention.add(rounded(unit.retention()));
            if (Double.isFinite(unit.halfLife())) {
                halfLife.add(rounded(unit.halfLife()));
            } else {
                halfLife.addNull();
            }
            share.add(rounded(unit.held()));
        }
        return node;
    }

    private static void values(ObjectNode node, Tensor values) {
        double low = Arrays.stream(values.values()).min().orElse(0);
        double high = Arrays.stream(values.values()).max().orElse(0);
        ByteBuffer bytes =
                ByteBuffer.allocate(values.values().length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values.values()) {
            bytes.putShort((short) Math.round(high > low ? (value - low) / (high - low) * LEVELS : 0));
        }
        node.put("units", values.shape().get(1));
        node.put("low", low);
        node.put("high", high);
        node.put("numbers", Base64.getEncoder().encodeToString(bytes.array()));
    }

    private static double rounded(double number) {
        return Math.round(number * 1e4) / 1e4;
    }
}
