package org.gateloom.samples.draw;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.gateloom.samples.text.Visible;

/**
 * Elements written one behind the other, texts and attributes escaped; well-formed XML that HTML readers take too. What
 * cannot stand in XML at all is replaced.
 */
final class Markup {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;

    Markup() {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw memory(e);
        }
    }

    /** Opens an element on a line of its own. */
    Markup open(String element, Object... attributes) {
        return write(() -> {
            line();
            xml.writeStartElement(element);
            attributes(attributes);
            depth++;
        });
    }

    Markup close() {
        return write(() -> {
            depth--;
            line();
            xml.writeEndElement();
        });
    }

    /** An element without content; in HTML, one that never has any. */
    Markup empty(String element, Object... attributes) {
        return write(() -> {
            line();
            xml.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    /** An element that holds a text. */
    Markup element(String element, String content, Object... attributes) {
        return write(() -> {
            line();
            xml.writeStartElement(element);
            attributes(attributes);
            xml.writeCharacters(Visible.of(content));
            xml.writeEndElement();
        });
    }

    /** Opens an element in the middle of a line, where white space would show. */
    Markup inline(String element, Object... attributes) {
        return write(() -> {
            xml.writeStartElement(element);
            attributes(attributes);
        });
    }

    Markup characters(String content) {
        return write(() -> xml.writeCharacters(Visible.of(content)));
    }

    /** Ends what {@link #inline} began. */
    Markup end() {
        return write(xml::writeEndElement);
    }

    /** As it is, such as a document type or markup that was escaped before. */
    Markup raw(String markup) {
        return write(() -> {
            xml.writeCharacters("");
            xml.flush();
            text.write(markup);
        });
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters(text.getBuffer().length() == 0 ? "" : "\n" + "  ".repeat(depth));
    }

    private void attributes(Object... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String written = value instanceof Double number ? number(number) : value.toString();
            xml.writeAttribute(attributes[i].toString(), Visible.of(written));
        }
    }

    /** {@code 12} rather than {@code 12.0}. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Something that the writer may refuse, but never does when writing to memory. */
    private interface Step {
        void run() throws XMLStreamException;
    }

    private Markup write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw memory(e);
        }
    }

    private static IllegalStateException memory(XMLStreamException failure) {
        return new IllegalStateException("what is written is well-formed and goes to memory", failure);
    }

    /** All that was written. */
    @Override
    public String toString() {
        write(xml::flush);
        return text + "\n";
    }
}
