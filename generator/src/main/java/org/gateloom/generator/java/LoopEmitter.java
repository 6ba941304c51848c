package org.gateloom.generator.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Instruction.Elementwise;
import org.gateloom.runtime.math.Exponentials;
import org.gateloom.spec.graph.Ref;

/**
 * Prints a sweep as a method of its own and the call of it. The method gets its arrays as parameters, all read from
 * their first element on with one index: the form that C2 vectorises.
 */
final class LoopEmitter {

    /** A sweep's name lists so many values at most. */
    private static final int NAMED = 2;

    private final Memory memory;
    private final Words words;
    private final Names names;

    LoopEmitter(Memory memory, Words words, Names names) {
        this.memory = memory;
        this.words = words;
        this.names = names;
    }

    /**
     * A sweep's method and how to call it.
     *
     * @param method the loop
     * @param name its name
     * @param arguments what it is called with at step {@code t}, in Java
     */
    record Sweep(MethodSpec method, String name, List<String> arguments) {

        /** {@code forget(rowsHidden, forgetProducts, forgetB, forget[t]);}. */
        CodeBlock call(String count) {
            List<CodeBlock> passed = new ArrayList<>();
            passed.add(CodeBlock.of("$N", count));
            arguments.forEach(argument -> passed.add(CodeBlock.of("$L", argument)));
            return CodeBlock.builder()
                    .addStatement("$N($L)", name, CodeBlock.join(passed, ",$W"))
                    .build();
        }
    }

    // /** forget = sigmoid(forget.products + forget.b) */
    // private static void forget(int n, float[] forgetProducts, float[] forgetB, float[] forget) {
    //     for (int i = 0; i < n; i++) {
    //         forget[i] = Fast.sigmoid(forgetProducts[i] + forgetB[i]);
    //     }
    // }
    Sweep emit(Elementwise loop) {
        // What the caller passes, with the name it has inside.
        Map<String, String> arrays = new LinkedHashMap<>();
        Map<String, String> counts = new LinkedHashMap<>();
        CodeBlock.Builder body = CodeBlock.builder();
        Optional<String> ofArrays = ofArrays(loop);
        body.beginControlFlow("for (int i = 0; i < n; i++)");
        List<String> locals = loop.assignments().stream()
                .filter(assignment -> assignment.kind() == Assignment.Kind.LOCAL)
                .map(Assignment::target)
                .toList();
        for (Assignment assignment : loop.assignments()) {
            // What is to be raised is put where its exponential will be.
            Expression inLoop = ofArrays.isPresent()
                    ? ((Expression.Apply) assignment.value()).operands().get(0)
                    : assignment.value();
            CodeBlock value = expression(inLoop, loop, locals, arrays, counts);
            switch (assignment.kind()) {
                case LOCAL -> body.addStatement("$T $N = $L", words.number(), names.value(assignment.target()), value);
                case STORED ->
                    body.addStatement(
                            "$N[i] = $L",
                            array(Ref.now(assignment.target()), arrays),
                            ofArrays.isEmpty() && memory.carried(assignment.target()) ? words.flushed(value) : value);
                case GRADIENT ->
                    body.addStatement(
                            "$N[i] += $L",
                            passed(memory.gradient(assignment.target(), loop.size()), null, arrays),
                            value);
            }
        }
        body.endControlFlow();
        ofArrays.ifPresent(function -> body.addStatement(
                "$N.$N(n, $N)",
                Memory.EXPONENTIALS,
                function,
                array(Ref.now(loop.assignments().get(0).target()), arrays)));
        String name = names.fresh(name(loop));
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(TypeName.INT, "n");
        loop.assignments().forEach(assignment -> method.addJavadoc("$L\n", Escapes.javadoc(names.speak(assignment))));
        arrays.values()
                .forEach(parameter -> method.addParameter(
                        ParameterSpec.builder(words.array(), parameter).build()));
        counts.values().forEach(parameter -> method.addParameter(words.number(), parameter));
        ofArrays.ifPresent(function -> method.addParameter(Exponentials.class, Memory.EXPONENTIALS));
        method.addCode(body.build());
        List<String> arguments = new ArrayList<>(arrays.keySet());
        arguments.addAll(counts.keySet());
        ofArrays.ifPresent(function -> arguments.add(memory.exponentials()));
        return new Sweep(method.build(), name, arguments);
    }

    /**
     * The method that does the loop's function for the whole array, when that is all that the loop does but for the
     * function's argument.
     */
    private Optional<String> ofArrays(Elementwise loop) {
        Assignment only = loop.assignments().get(0);
        return loop.assignments().size() == 1
                        && only.kind() == Assignment.Kind.STORED
                        && only.value() instanceof Expression.Apply apply
                ? words.ofArrays(apply.function())
                : Optional.empty();
    }

    /** {@code computeDForgetSum}, {@code computeHAndC}, {@code addForgetB}: what the sweep is for. */
    private String name(Elementwise loop) {
        List<String> stored = loop.assignments().stream()
                .filter(assignment -> assignment.kind() == Assignment.Kind.STORED)
                .map(assignment -> Names.capital(names.value(assignment.target())))
                .toList();
        if (stored.isEmpty()) {
            return "add" + memory.sumName(loop.assignments().get(0).target());
        }
        String joined = stored.stream().limit(NAMED).collect(Collectors.joining("And"));
        return "compute" + joined + (stored.size() > NAMED ? "AndMore" : "");
    }

    private String array(Ref ref, Map<String, String> arrays) {
        return passed(memory.array(ref), memory.arrayName(ref), arrays);
    }

    private static String passed(String argument, String parameter, Map<String, String> arrays) {
        return arrays.computeIfAbsent(argument, key -> parameter == null ? argument : parameter);
    }

    private CodeBlock expression(
            Expression expression,
            Elementwise loop,
            List<String> locals,
            Map<String, String> arrays,
            Map<String, String> counts) {
        return expression.accept(new Expression.Visitor<>() {
            @Override
            public CodeBlock read(Expression.Read read) {
                Ref ref = read.ref();
                return !ref.previous() && locals.contains(ref.node())
                        ? CodeBlock.of("$N", names.value(ref.node()))
                        : CodeBlock.of("$N[i]", array(ref, arrays));
            }

            @Override
            public CodeBlock literal(Expression.Literal literal) {
                return words.literal(literal.value());
            }

            @Override
            public CodeBlock weight(Expression.Weight weight) {
                return CodeBlock.of("$N[i]", passed(memory.spread(weight.parameter(), loop.size()), null, arrays));
            }

            @Override
            public CodeBlock count(Expression.Count count) {
                return CodeBlock.of("$N", counts.computeIfAbsent(memory.java(count.of()), names::elements));
            }

            @Override
            public CodeBlock apply(Expression.Apply apply) {
                List<CodeBlock> operands = apply.operands().stream()
                        .map(operand -> operand instanceof Expression.Literal number && constant(apply)
                                ? words.typed(number.value())
                                : operand.accept(this))
                        .toList();
                List<CodeBlock> wrapped = new ArrayList<>();
                for (int i = 0; i < operands.size(); i++) {
                    Expression operand = apply.operands().get(i);
                    boolean composite = (operand instanceof Expression.Apply inner && infix(inner))
                            || (operand instanceof Expression.Literal literal && literal.value() < 0);
                    wrapped.add(composite ? CodeBlock.of("($L)", operands.get(i)) : operands.get(i));
                }
                return switch (apply.function()) {
                    case IDENTITY -> operands.get(0);
                    case ADD -> CodeBlock.join(wrapped, " + ");
                    case SUBTRACT -> CodeBlock.join(wrapped, " - ");
                    case MULTIPLY -> CodeBlock.join(wrapped, " * ");
                    case DIVIDE -> CodeBlock.join(wrapped, " / ");
                    case NEGATE ->
                        // Two signs would be a decrement.
                        wrapped.get(0).toString().startsWith("-")
                                ? CodeBlock.of("-($L)", wrapped.get(0))
                                : CodeBlock.of("-$L", wrapped.get(0));
                    default ->
                        CodeBlock.of(
                                "$T.$N($L)",
                                words.functions(),
                                Words.method(apply.function()),
                                CodeBlock.join(operands, ", "));
                };
            }
        });
    }

    /** Whether it is made of numbers alone; {@code 2 / 12} would be a division of whole numbers in Java. */
    private static boolean constant(Expression expression) {
        return expression instanceof Expression.Literal
                || (expression instanceof Expression.Apply apply
                        && apply.operands().stream().allMatch(LoopEmitter::constant));
    }

    private static boolean infix(Expression.Apply apply) {
        return switch (apply.function()) {
            case ADD, SUBTRACT, MULTIPLY, DIVIDE -> true;
            default -> false;
        };
    }
}
