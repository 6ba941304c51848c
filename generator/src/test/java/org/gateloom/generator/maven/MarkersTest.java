package org.gateloom.generator.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.codehaus.plexus.build.BuildContext;
import org.gateloom.spec.diagnostic.Position;
import org.junit.jupiter.api.Test;

/** What an IDE is told: by a build context that writes down what it is asked. */
class MarkersTest {

    private static final String RNN = Path.of("/net/rnn.yaml").toAbsolutePath().toString();
    private static final String GRU = Path.of("/net/gru.yaml").toAbsolutePath().toString();

    private final List<String> asked = new ArrayList<>();
    private final BuildContext ide = (BuildContext) Proxy.newProxyInstance(
            BuildContext.class.getClassLoader(), new Class<?>[] {BuildContext.class}, (proxy, method, arguments) -> {
                asked.add(method.getName() + Arrays.asList(arguments));
                return null;
            });

    @Test
    void oldMarkersGoBeforeNewOnesCome() {
        new Markers(ide, new SystemStreamLog())
                .tell(
                        Set.of(RNN),
                        List.of(
                                new Finding(new Position(RNN, 3, 5), "[unused] not read", true),
                                new Finding(new Position(RNN, 4, 1), "[cycle] h needs h", false)));

        assertThat(asked)
                .containsExactly(
                        "removeMessages[" + RNN + "]",
                        "addMessage[" + RNN + ", 3, 5, [unused] not read, " + BuildContext.SEVERITY_WARNING + ", null]",
                        "addMessage[" + RNN + ", 4, 1, [cycle] h needs h, " + BuildContext.SEVERITY_ERROR + ", null]");
    }

    @Test
    void aCellOfTheLibraryHasNoMarkers() {
        new Markers(ide, new SystemStreamLog()).tell(List.of(GRU, "lstm.yaml"), List.of());

        assertThat(asked).containsExactly("removeMessages[" + GRU + "]");
    }
}
