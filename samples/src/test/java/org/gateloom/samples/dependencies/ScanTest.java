package org.gateloom.samples.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gateloom.samples.bench.OwnProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan of dependencies against a database that answers as osv.dev documents it. */
class ScanTest {

    private static final String BILL = """
        {"bomFormat" : "CycloneDX", "components" : [
          {"name" : "sound", "purl" : "pkg:maven/org.acme/sound@1.0?type=jar"},
          {"name" : "broken", "purl" : "pkg:maven/org.acme/broken@2.1?type=jar"},
          {"name" : "runtime", "purl" : "pkg:maven/org.gateloom/runtime@0.1.0?type=jar"}]}
        """;

    private static final String KNOWN = """
        {"vulns":[{"id":"GHSA-aaaa-bbbb-cccc","aliases":["CVE-2026-1"],"summary":"breaks"},{"id":"GHSA-dddd-eeee-ffff"}]}
        """;

    @TempDir
    private Path folder;

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private HttpServer database;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        database = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        database.createContext("/v1/query", exchange -> {
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            questions.add(question);
            byte[] answer = (question.contains("broken") ? KNOWN : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        database.start();
    }

    @AfterEach
    void stop() {
        database.stop(0);
    }

    @Test
    void whatIsKnownIsNamedAndFails() throws Exception {
        assertThat(scan(BILL)).isEqualTo("""
            pkg:maven/org.acme/broken@2.1: GHSA-aaaa-bbbb-cccc, GHSA-dddd-eeee-ffff
            2 components, 1 with known vulnerabilities
            exit 1""");
        assertThat(questions)
                .containsExactly(
                        "{\"package\":{\"purl\":\"pkg:maven/org.acme/broken@2.1\"}}",
                        "{\"package\":{\"purl\":\"pkg:maven/org.acme/sound@1.0\"}}");
    }

    @Test
    void nothingKnownIsWell() throws Exception {
        assertThat(scan(BILL.replace("broken", "mended"))).isEqualTo("""
            2 components, 0 with known vulnerabilities
            exit 0""");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoGoodNews() throws Exception {
        status = 503;
        assertThat(scan(BILL))
                .contains("nothing is known: ", "answered 503")
                .hasLineCount(2)
                .endsWith("exit 2");
        assertThat(scan("{}")).endsWith("names no component\nexit 2");
    }

    private String scan(String bill) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("bom.json"), bill);
        Path printed = folder.resolve("printed");
        int exitCode = new ProcessBuilder(
                        OwnProcess.java(),
                        Path.of("..", ".ci", "Scan.java").toString(),
                        file.toString(),
                        "http://127.0.0.1:" + database.getAddress().getPort() + "/v1/query")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start()
                .waitFor();
        return Files.readString(printed) + "exit " + exitCode;
    }
}
