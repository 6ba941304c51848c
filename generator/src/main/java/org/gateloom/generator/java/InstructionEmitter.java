package org.gateloom.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Instruction;
import org.gateloom.runtime.blas.BlockProducts;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.generated.Rows;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter.Shape.Matrix;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Prints instructions: a call each, for one step in the loop or for all steps outside it. */
final class InstructionEmitter {

    private final LaidOut program;
    private final Memory memory;
    private final Names names;
    private final LoopEmitter loops;
    private final List<MethodSpec> sweeps = new ArrayList<>();

    InstructionEmitter(LaidOut program, Memory memory, Names names, LoopEmitter loops) {
        this.program = program;
        this.memory = memory;
        this.names = names;
        this.loops = loops;
    }

    /** The methods of the sweeps that have been printed. */
    List<MethodSpec> sweeps() {
        return sweeps;
    }

    /** All instructions of a list. */
    CodeBlock emit(List<Instruction> instructions, boolean inLoop) {
        CodeBlock.Builder code = CodeBlock.builder();
        instructions.forEach(instruction -> code.add(emit(instruction, inLoop)));
        return code.build();
    }

    private CodeBlock emit(Instruction instruction, boolean inLoop) {
        return instruction.accept(new Instruction.Visitor<>() {
            @Override
            public CodeBlock multiply(Instruction.Multiply multiply) {
                CodeBlock.Builder code = CodeBlock.builder();
                code.add("// $L\n", names.speak(multiply));
                for (int i = 0; i < multiply.terms().size(); i++) {
                    code.add(product(multiply.target(), multiply.terms().get(i), multiply.adds() || i > 0, inLoop));
                }
                return guarded(multiply.target(), code.build());
            }

            @Override
            public CodeBlock pack(Instruction.Pack pack) {
                CodeBlock.Builder code = CodeBlock.builder();
                pack.products().forEach(product -> code.add(multiply(product)));
                return code.build();
            }

            // forget(rowsHidden, forgetProducts, forgetB, forget[t]);
            @Override
            public CodeBlock elementwise(Instruction.Elementwise loop) {
                LoopEmitter.Sweep sweep = loops.emit(loop);
                sweeps.add(sweep.method());
                return everyStep(loop, sweep.call(memory.count(loop.size())));
            }

            /** Weight gradients are taken when all lanes are done, by the cell's {@code gradients}. */
            @Override
            public CodeBlock outer(Instruction.Outer outer) {
                return CodeBlock.of("");
            }

            // Rows.sum(rows, hidden, freshSquares, freshTotal);
            @Override
            public CodeBlock across(Instruction.Across across) {
                return everyStep(
                        across,
                        CodeBlock.builder()
                                .add("// $L\n", names.speak(across))
                                .add(acrossCalls(across))
                                .build());
            }

            // hBlock.write((t + 1) * rowsHidden, h, rowsHidden);
            @Override
            public CodeBlock move(Instruction.Move move) {
                Ref ref = Ref.now(move.value());
                String count = memory.count(size(move.value()));
                return everyStep(
                        move,
                        guarded(
                                move.value(),
                                CodeBlock.of(
                                        "$N.$L($L, $L, $N);\n",
                                        memory.blockField(move.value()),
                                        move.toBlock() ? "write" : "read",
                                        memory.at(ref, true),
                                        memory.array(ref),
                                        count)));
            }

            private CodeBlock everyStep(Instruction done, CodeBlock code) {
                return inLoop || program.once(done)
                        ? code
                        : CodeBlock.builder()
                                .beginControlFlow("for (int t = 0; t < steps; t++)")
                                .add(code)
                                .endControlFlow()
                                .build();
            }
        });
    }

    private CodeBlock acrossCalls(Instruction.Across across) {
        String target = memory.array(Ref.now(across.target()));
        Ref operand = across.operands().get(0);
        if (across.operation() instanceof Operation.Sum) {
            return statement(
                    "$T.sum(rows, $L, $L, $L)",
                    Rows.class,
                    memory.java(size(operand.node())),
                    memory.array(operand),
                    target);
        }
        String size = memory.java(size(across.target()));
        if (across.operation() instanceof Operation.Spread) {
            return statement("$T.spread(rows, $L, $L, $L)", Rows.class, size, memory.array(operand), target);
        }
        if (across.operation() instanceof Operation.Slice slice) {
            return copy(size, operand, memory.java(slice.from()), target, size, "0");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        Size before = Size.of(0);
        for (Ref piece : across.operands()) {
            code.add(copy(memory.java(size(piece.node())), piece, "0", target, size, memory.java(before)));
            before = before.plus(size(piece.node()));
        }
        return code.build();
    }

    private CodeBlock copy(String length, Ref source, String from, String target, String size, String at) {
        return statement(
                "$T.copy(rows, $L, $L, $L, $L,$W$L, $L, $L)",
                Rows.class,
                length,
                memory.array(source),
                memory.java(size(source.node())),
                from,
                target,
                size,
                at);
    }

    /** Symbols have no cotangent. */
    private CodeBlock guarded(String target, CodeBlock code) {
        return program.program().inputCotangent().filter(target::equals).isPresent()
                ? CodeBlock.builder()
                        .beginControlFlow("if (readsVectors())")
                        .add(code)
                        .endControlFlow()
                        .build()
                : code;
    }

    // Products.multiply(rows, hidden, hidden, hBlock, t * rowsHidden, weights, forgetWH, forgetProductsBlock, t *
    // rowsHidden, true);
    private CodeBlock product(String target, Instruction.Term term, boolean add, boolean inLoop) {
        Matrix shape =
                (Matrix) program.program().graph().parameter(term.parameter()).shape();
        String out = memory.java(term.transposed() ? shape.columns() : shape.rows());
        String in = memory.java(term.transposed() ? shape.rows() : shape.columns());
        String offset = memory.offset(term.parameter());
        CodeBlock targetAt = memory.at(Ref.now(target), inLoop);
        boolean input = term.operand().equals(Ref.now(CellGraph.INPUT))
                && program.place(CellGraph.INPUT).block() == Extent.GIVEN
                && !term.transposed()
                && shape.whole();
        if (input) {
            return statement(
                    "multiplyInput($L, $L, $L,$W$N, $N,$W$L, $L)",
                    inLoop ? "t" : "0",
                    inLoop ? "1" : "steps",
                    out,
                    offset,
                    memory.blockField(target),
                    targetAt,
                    add);
        }
        return statement(
                "$T.multiply($L$L, $L, $L,$W$N, $L,$W$L, $N,$W$N, $L,$W$L)",
                shape.whole() ? Products.class : BlockProducts.class,
                shape.whole() ? "" : memory.java(shape.blocks()) + ", ",
                inLoop ? "rows" : "steps * rows",
                out,
                in,
                memory.blockField(term.operand().node()),
                memory.at(term.operand(), inLoop),
                term.transposed() ? "transposed" : "weights",
                offset,
                memory.blockField(target),
                targetAt,
                add);
    }

    private static CodeBlock statement(String format, Object... parts) {
        return CodeBlock.builder().addStatement(format, parts).build();
    }

    private Size size(String value) {
        return program.program().sizes().get(value);
    }
}
