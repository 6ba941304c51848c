package org.gateloom.generator.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.gateloom.spec.diagnostic.Problem;

/**
 * One path within an annotation: where javac's messages about that cell point, down to the string.
 *
 * @param element what is annotated
 * @param annotation on it
 * @param path the value in it
 */
record Place(Element element, AnnotationMirror annotation, AnnotationValue path) {

    void error(Messager messager, String sentence) {
        messager.printMessage(Diagnostic.Kind.ERROR, sentence, element, annotation, path);
    }

    /** javac cannot point into YAML, so the place there comes first in the text. */
    void problem(Messager messager, Problem problem) {
        messager.printMessage(
                problem.warning() ? Diagnostic.Kind.WARNING : Diagnostic.Kind.ERROR,
                problem.toString(),
                element,
                annotation,
                path);
    }
}
