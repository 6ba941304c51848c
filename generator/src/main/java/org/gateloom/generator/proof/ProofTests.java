package org.gateloom.generator.proof;

import java.util.List;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;

/** From a cell file to the source of the test that proves its class. */
public final class ProofTests {

    private ProofTests() {}

    /**
     * Writes a test.
     *
     * @param request for the class that it proves
     * @param file the path of the cell file from the project's folder, where the test will look for it
     */
    public static Generation generate(Generator.Request request, String file) {
        Reading reading = CellReader.read(request.source(), request.bases());
        if (!(reading instanceof Reading.Cell cell)) {
            return new Generation.Refused(reading.problems(), reading.sources());
        }
        String test = ProofTestEmitter.className(cell.graph().name(), request.precision());
        String className = request.javaPackage().isEmpty() ? test : request.javaPackage() + "." + test;
        JavaFile source = new JavaFile(
                className.replace('.', '/') + ".java",
                ProofTestEmitter.emit(cell.graph(), request.javaPackage(), request.precision(), file));
        return new Generation.Done(className, List.of(source), cell.problems(), cell.sources());
    }
}
