package org.gateloom.generator.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.Place;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.generated.SequenceTape;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/** Prints the tape: the cell's memory over a sequence (by {@link FieldsEmitter}), its forward and its backward. */
final class TapeEmitter {

    private final LaidOut laidOut;
    private final Program program;
    private final CellGraph graph;
    private final ClassName cell;
    private final ClassName tape;
    private final Words words;
    private final Names names;
    private final Memory memory;
    private final InstructionEmitter instructions;

    TapeEmitter(LaidOut laidOut, ClassName cell, ClassName tape, Words words) {
        this.laidOut = laidOut;
        this.program = laidOut.program();
        this.graph = program.graph();
        this.cell = cell;
        this.tape = tape;
        this.words = words;
        this.names = new Names(
                graph,
                List.of(
                        "t",
                        "i",
                        "n",
                        "steps",
                        "rows",
                        "time",
                        "weights",
                        "transposed",
                        "cell",
                        "input",
                        "gradients",
                        Memory.EXPONENTIALS,
                        "output"));
        graph.sizes().keySet().forEach(names::size);
        this.memory = new Memory(laidOut, names);
        this.instructions = new InstructionEmitter(laidOut, memory, names, new LoopEmitter(memory, words, names));
    }

    // private static final class LstmTape extends SequenceTape {
    //     …fields…
    //     LstmTape(Lstm cell, Parameters parameters, Sequence input, int time, int rows) {…}
    //     public List<String> transposed() {…}
    //     public Values output() {…}
    //     public void forward(int steps) {…}      private void forwardStep(int t) {…}
    //     public void backward(int steps) {…}     private void backwardStep(int t) {…}
    //     …sweeps…
    // }
    TypeSpec emit() {
        // The sweeps of the steps say which vectors forward spreads and backward clears.
        MethodSpec forwardStep = step("forwardStep", program.forward().step());
        MethodSpec backwardStep = step("backwardStep", program.backward().step());
        MethodSpec backward = backward();
        MethodSpec forward = forward();
        MethodSpec contribute = contribute();
        MethodSpec output = output();
        FieldsEmitter fields = new FieldsEmitter(laidOut, cell, words, names, memory);
        MethodSpec constructor = fields.constructor();
        TypeSpec.Builder type = TypeSpec.classBuilder(tape)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(SequenceTape.class)
                .addJavadoc("One lane of rows; arrays are {@code [rows, size]}, one for each step that is kept.\n");
        fields.fields(type);
        type.addMethod(constructor)
                .addMethod(transposed())
                .addMethod(output)
                .addMethod(forward)
                .addMethod(forwardStep)
                .addMethod(backward)
                .addMethod(backwardStep)
                .addMethod(contribute);
        instructions.sweeps().forEach(type::addMethod);
        return type.build();
    }

    // public List<String> transposed() {
    //     return readsVectors() ? List.of("forget.W_x", …, "forget.W_h", …) : List.of("forget.W_h", …);
    // }
    private MethodSpec transposed() {
        CodeBlock ofVectors = listOf(program.transposed());
        CodeBlock ofSymbols = listOf(program.transposedOfSymbols());
        return override("transposed")
                .returns(ParameterizedTypeName.get(List.class, String.class))
                .addStatement(
                        "return $L",
                        ofVectors.equals(ofSymbols)
                                ? ofVectors
                                : CodeBlock.of("readsVectors()$W? $L$W: $L", ofVectors, ofSymbols))
                .build();
    }

    private static CodeBlock listOf(List<String> names) {
        CodeBlock all = names.stream().map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W"));
        return CodeBlock.of("$T.of($L)", List.class, all);
    }

    // public Values output() {
    //     return hBlock.slice(rowsHidden, time * rowsHidden);
    // }
    private MethodSpec output() {
        String field = memory.blockField(graph.output());
        String count = memory.count(program.sizes().get(graph.output()));
        boolean initial = laidOut.place(graph.output()).block() == Extent.WITH_INITIAL;
        return override("output")
                .returns(Values.class)
                .addStatement("return $N.slice($L, time * $N)", field, initial ? count : "0", count)
                .build();
    }

    private static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC).addAnnotation(Override.class);
    }

    // public void forward(int steps) {
    //     …spread vectors, first states…
    //     …before the loop…
    //     for (int t = 0; t < steps; t++) {
    //         forwardStep(t);
    //     }
    //     …last states…
    // }
    private MethodSpec forward() {
        CodeBlock before = instructions.emit(program.forward().before(), false);
        CodeBlock after = instructions.emit(program.forward().after(), false);
        MethodSpec.Builder method = override("forward").addParameter(int.class, "steps");
        memory.spreads()
                .forEach(vector -> method.addStatement(
                        "spread($N, $L, $N)",
                        memory.offset(vector.parameter()),
                        memory.java(graph.parameter(vector.parameter()).shape().count()),
                        vector.field()));
        for (int i = 0; i < graph.states().size(); i++) {
            method.addCode(first(graph.states().get(i), i));
        }
        if (laidOut.place(CellGraph.INPUT).block() == Extent.WITH_INITIAL) {
            String count = memory.count(program.sizes().get(CellGraph.INPUT));
            method.addStatement(
                    "$N.copy($N, inputVectors(), 0, steps * $N)", memory.blockField(CellGraph.INPUT), count, count);
        }
        method.addCode(before);
        method.beginControlFlow("for (int t = 0; t < steps; t++)")
                .addStatement("forwardStep(t)")
                .endControlFlow();
        method.addCode(after);
        for (int i = 0; i < graph.states().size(); i++) {
            method.addCode(last(graph.states().get(i), i));
        }
        return method.build();
    }

    private CodeBlock first(State state, int index) {
        Place place = laidOut.place(state.node());
        String count = memory.count(state.size());
        CodeBlock.Builder code = CodeBlock.builder();
        if (place.array() == Extent.WITH_INITIAL) {
            code.addStatement(
                    "(($T) initial($L)).read(0, $N[0], $N)",
                    words.block(),
                    index,
                    memory.arrayField(state.node()),
                    count);
        }
        if (place.block() == Extent.WITH_INITIAL) {
            code.addStatement("$N.copy(0, initial($L), 0, $N)", memory.blockField(state.node()), index, count);
        }
        return code.build();
    }

    private CodeBlock last(State state, int index) {
        Place place = laidOut.place(state.node());
        String count = memory.count(state.size());
        if (place.array() != Extent.NONE) {
            String at = switch (place.array()) {
                case SEQUENCE -> "[steps - 1]";
                case WITH_INITIAL -> "[steps]";
                default -> "";
            };
            return CodeBlock.of(
                    "(($T) last($L)).write(0, $N$L, $N);\n",
                    words.block(),
                    index,
                    memory.arrayField(state.node()),
                    at,
                    count);
        }
        String at = switch (place.block()) {
            case WITH_INITIAL -> "steps * " + count;
            case SEQUENCE, GIVEN -> "(steps - 1) * " + count;
            default -> "0";
        };
        return CodeBlock.of("last($L).copy(0, $N, $L, $N);\n", index, memory.blockField(state.node()), at, count);
    }

    // private void forwardStep(int t) {…}
    private MethodSpec step(String name, List<Instruction> list) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "t")
                .addCode(instructions.emit(list, true))
                .build();
    }

    // public void backward(int steps) {
    //     …gradients of vectors to 0, cotangents of last states…
    //     for (int t = steps - 1; t >= 0; t--) {
    //         backwardStep(t);
    //     }
    //     …after the loop, cotangents of first states…
    // }
    private MethodSpec backward() {
        CodeBlock after = instructions.emit(program.backward().after(), false);
        MethodSpec.Builder method = override("backward").addParameter(int.class, "steps");
        gradientVectors().forEach(field -> method.addStatement("$T.fill($N, 0)", Arrays.class, field));
        for (int i = 0; i < graph.states().size(); i++) {
            String cotangent = Adjoint.ofPrevious(graph.states().get(i).node());
            String count = memory.count(graph.states().get(i).size());
            if (laidOut.place(cotangent).array() != Extent.NONE) {
                method.addStatement(
                        "(($T) lastCotangent($L)).read(0, $N, $N)",
                        words.block(),
                        i,
                        memory.arrayField(cotangent),
                        count);
            }
        }
        method.beginControlFlow("for (int t = steps - 1; t >= 0; t--)")
                .addStatement("backwardStep(t)")
                .endControlFlow();
        method.addCode(after);
        for (int i = 0; i < graph.states().size(); i++) {
            String cotangent = Adjoint.ofPrevious(graph.states().get(i).node());
            String count = memory.count(graph.states().get(i).size());
            if (laidOut.place(cotangent).array() != Extent.NONE) {
                method.addStatement(
                        "(($T) initialCotangent($L)).write(0, $N, $N)",
                        words.block(),
                        i,
                        memory.arrayField(cotangent),
                        count);
            } else {
                method.addStatement("initialCotangent($L).copy(0, $N, 0, $N)", i, memory.blockField(cotangent), count);
            }
        }
        return method.build();
    }

    /** The fields of vector gradients, in the order in which backward adds to them. */
    private Set<String> gradientVectors() {
        Set<String> fields = new LinkedHashSet<>();
        program.backward()
                .all()
                .filter(Instruction.Elementwise.class::isInstance)
                .map(Instruction.Elementwise.class::cast)
                .forEach(loop -> loop.assignments().stream()
                        .filter(assignment -> assignment.kind() == Instruction.Assignment.Kind.GRADIENT)
                        .forEach(assignment -> fields.add(memory.gradient(assignment.target(), loop.size()))));
        return fields;
    }

    // private void contribute(Gradients gradients) {
    //     gradients.input("forget.W_x", dForgetSumBlock, 0, input(), rows);
    //     gradients.matrix("forget.W_h", dForgetSumBlock, 0, hBlock, 0, rows);
    //     gradients.vector("forget.b", gradientForgetB);
    // }
    private MethodSpec contribute() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("contribute")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Gradients.class, "gradients");
        program.backward()
                .all()
                .filter(Instruction.Outer.class::isInstance)
                .map(Instruction.Outer.class::cast)
                .forEach(outer -> method.addCode(contribution(outer)));
        memory.gradients()
                .forEach(vector -> method.addStatement("gradients.vector($S, $N)", vector.parameter(), vector.field()));
        return method.build();
    }

    private CodeBlock contribution(Instruction.Outer outer) {
        boolean input = outer.right().equals(Ref.now(CellGraph.INPUT))
                && laidOut.place(CellGraph.INPUT).block() == Extent.GIVEN;
        String left = memory.blockField(outer.left().node());
        CodeBlock leftAt = memory.at(outer.left(), false);
        return input
                ? CodeBlock.of("gradients.input($S, $N, $L, input(), rows);\n", outer.parameter(), left, leftAt)
                : CodeBlock.of(
                        "gradients.matrix($S, $N, $L, $N, $L, rows);\n",
                        outer.parameter(),
                        left,
                        leftAt,
                        memory.blockField(outer.right().node()),
                        memory.at(outer.right(), false));
    }
}
