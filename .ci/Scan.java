import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks the database of open source vulnerabilities (osv.dev) about everything in a bill of materials, and fails if it knows
 * of anything, or cannot be asked. It needs a network, and neither a key nor an installation:
 *
 * <pre>java .ci/Scan.java target/bom.json [https://api.osv.dev/v1/query]</pre>
 */
public final class Scan {

    private static final String DATABASE = "https://api.osv.dev/v1/query";

    private static final Pattern COMPONENT = Pattern.compile("\"purl\"\\s*:\\s*\"(pkg:maven/[^\"?]+)");
    private static final Pattern VULNERABILITY =
            Pattern.compile("\"id\"\\s*:\\s*\"((?:GHSA|CVE|OSV|MAL)-[A-Za-z0-9-]+)\"");

    private Scan() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            System.exit(scan(arguments));
        } catch (IOException e) {
            // What cannot be connected to has no message.
            System.err.println("nothing is known: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            System.exit(2);
        }
    }

    /** The exit code: 0 if nothing is known against any component, 1 if something is, 2 if there is none to ask about. */
    private static int scan(String[] arguments) throws IOException, InterruptedException {
        URI database = URI.create(arguments.length > 1 ? arguments[1] : DATABASE);
        Set<String> components = matches(COMPONENT, Files.readString(Path.of(arguments[0])));
        components.removeIf(purl -> purl.startsWith("pkg:maven/org.gateloom/"));
        if (components.isEmpty()) {
            System.err.println(arguments[0] + " names no component");
            return 2;
        }
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
        int vulnerable = 0;
        for (String purl : components) {
            String answer = ask(client, database, purl);
            if (answer.contains("\"vulns\"")) {
                System.out.println(purl + ": " + String.join(", ", matches(VULNERABILITY, answer)));
                vulnerable++;
            }
        }
        System.out.println(components.size() + " components, " + vulnerable + " with known vulnerabilities");
        return vulnerable == 0 ? 0 : 1;
    }

    private static String ask(HttpClient client, URI database, String purl) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(database)
                .timeout(Duration.ofMinutes(1))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"package\":{\"purl\":\"" + purl + "\"}}"))
                .build();
        HttpResponse<String> answer = client.send(question, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(database + " answered " + answer.statusCode() + " for " + purl);
        }
        return answer.body();
    }

    private static Set<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
