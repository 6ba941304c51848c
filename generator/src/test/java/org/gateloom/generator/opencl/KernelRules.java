package org.gateloom.generator.opencl;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What no kernel may have, because Aparapi hangs on it, brings the JVM down, or goes on in Java without a word. */
final class KernelRules {

    /** Its one method that is not translated. */
    private static final String PLAN = "plan";

    private static final Set<Tree.Kind> FORBIDDEN = Set.of(
            Tree.Kind.BREAK,
            Tree.Kind.CONTINUE,
            Tree.Kind.SWITCH,
            Tree.Kind.THROW,
            Tree.Kind.NEW_CLASS,
            Tree.Kind.LAMBDA_EXPRESSION,
            Tree.Kind.STRING_LITERAL,
            Tree.Kind.BOOLEAN_LITERAL);

    private KernelRules() {}

    /** What of it a class has. */
    static List<String> broken(String source) {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///K.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavacTask task =
                (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, null, null, null, List.of(file));
        List<String> broken = new ArrayList<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                new Rules(broken).scan(unit.getTypeDecls(), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return broken;
    }

    private static final class Rules extends TreeScanner<Void, Void> {

        private final List<String> broken;
        private boolean translated;

        Rules(List<String> broken) {
            this.broken = broken;
        }

        private void breaks(Tree tree) {
            if (translated) {
                broken.add(tree.toString());
            }
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            translated = !method.getName().contentEquals(PLAN);
            super.visitMethod(method, null);
            translated = false;
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            boolean flag = variable.getType() instanceof PrimitiveTypeTree type
                    && type.getPrimitiveTypeKind() == TypeKind.BOOLEAN;
            if (flag && !translated) {
                broken.add(variable.toString());
            }
            if (variable.getInitializer() instanceof AssignmentTree) {
                breaks(variable);
            }
            return super.visitVariable(variable, null);
        }

        @Override
        public Void visitBlock(BlockTree block, Void nothing) {
            block.getStatements().stream()
                    .filter(VariableTree.class::isInstance)
                    .filter(local -> ((VariableTree) local).getInitializer() == null)
                    .forEach(this::breaks);
            return super.visitBlock(block, null);
        }

        @Override
        public Void visitAssignment(AssignmentTree assignment, Void nothing) {
            if (assignment.getExpression() instanceof AssignmentTree) {
                breaks(assignment);
            }
            return super.visitAssignment(assignment, null);
        }

        @Override
        public Void scan(Tree tree, Void nothing) {
            if (tree != null && FORBIDDEN.contains(tree.getKind())) {
                breaks(tree);
            }
            return super.scan(tree, null);
        }

        /** An array of a kernel's own has a length that is written there, and it is not 0. */
        @Override
        public Void visitNewArray(NewArrayTree tree, Void nothing) {
            boolean empty = tree.getDimensions().stream()
                    .anyMatch(length -> length.toString().equals("0"));
            if (empty) {
                breaks(tree);
            }
            return super.visitNewArray(tree, null);
        }
    }
}
