package org.gateloom.samples.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gateloom.runtime.text.Batches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskTest {

    private static final int MANY = 4000;

    static Stream<SymbolTask> tasks() {
        return Stream.of(TaskKind.values())
                .flatMap(kind -> IntStream.of(kind.leastLag(), 23, 100).mapToObj(kind::at))
                .filter(SymbolTask.class::isInstance)
                .map(SymbolTask.class::cast);
    }

    /** An example as text: what is read, and what is said where something is. */
    private record Written(String read, String said) {

        static Written of(SymbolTask task, long number) {
            return of(task, TaskBatches.heldOut(task, 4).example(number));
        }

        static Written of(SymbolTask task, Example example) {
            return new Written(
                    task.vocabulary().decode(example.symbols()),
                    Arrays.stream(example.targets())
                            .mapToObj(target -> target == Batches.NO_TARGET
                                    ? " "
                                    : task.vocabulary().decode(target))
                            .collect(Collectors.joining()));
        }
    }

    private static Stream<Written> examples(SymbolTask task, int count) {
        return LongStream.range(0, count).mapToObj(number -> Written.of(task, number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 23, 100})
    void recallAsksForTheFirstSymbolAfterItsLag(int lag) {
        assertThat(examples(new Recall(lag), 200)).allSatisfy(example -> {
            assertThat(example.read()).matches("[ABCD][abcd]{" + (lag - 1) + "}\\?");
            assertThat(example.said())
                    .isEqualTo(" ".repeat(lag) + example.read().charAt(0));
        });
    }

    @Test
    void recallIsTrainedAtAllLags() {
        TaskBatches batches = TaskBatches.training(new Recall(9), 4, 1);
        List<Integer> places = LongStream.range(0, 500)
                .mapToObj(number -> Written.of(new Recall(9), batches.example(number)))
                .peek(example -> assertThat(example.read()).matches("[abcd]*[ABCD][abcd]*\\?"))
                .peek(example -> assertThat(example.said().strip())
                        .isEqualTo(example.read().replaceAll("[^ABCD]", "")))
                .map(example -> example.read().replaceAll("[ABCD].*", "").length())
                .distinct()
                .toList();
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 23, 100})
    void copySaysEachSymbolItsLagLater(int lag) {
        assertThat(examples(new Copy(lag), 200)).allSatisfy(example -> {
            assertThat(example.read()).matches("[A-H]{10}-{" + (lag - 10) + "}>-{9}");
            assertThat(example.said())
                    .isEqualTo(" ".repeat(lag) + example.read().substring(0, 10));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 23, 100})
    void temporalOrderIsTheNumberThatTheMarksAre(int lag) {
        for (int marks : new int[] {2, 3}) {
            assertThat(examples(new TemporalOrder(marks, lag), 500)).allSatisfy(example -> {
                assertThat(example.read()).hasSize(lag + 1).matches("E[abcdXY]+B");
                String order =
                        example.read().replaceAll("[^XY]", "").replace('X', '0').replace('Y', '1');
                assertThat(order).hasSize(marks);
                assertThat(example.said()).isEqualTo(" ".repeat(lag) + Integer.parseInt(order, 2));
            });
        }
    }

    /** Experiment 6a of Hochreiter and Schmidhuber: the first mark at 10 to 20, the second at 50 to 60. */
    @Test
    void marksStandWhereThePaperHasThem() {
        List<Integer> first = examples(new TemporalOrder(2, 100), MANY)
                .map(example -> example.read().replace('Y', 'X').indexOf('X'))
                .toList();
        List<Integer> second = examples(new TemporalOrder(2, 100), MANY)
                .map(example -> example.read().replace('Y', 'X').lastIndexOf('X'))
                .toList();
        assertThat(first).allMatch(place -> place >= 10 && place <= 20).contains(10, 20);
        assertThat(second).allMatch(place -> place >= 50 && place <= 60).contains(50, 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 23, 100})
    void timingTellsALagFromOneLess(int lag) {
        assertThat(examples(new Timing(lag), 500)).allSatisfy(example -> {
            assertThat(example.read()).hasSize(lag + 10).matches("[.]*[|][.]*[|][.]*");
            int second = example.read().lastIndexOf('|');
            int distance = second - example.read().indexOf('|');
            assertThat(distance).isBetween(lag - 1, lag);
            assertThat(example.said().strip()).isEqualTo(distance == lag ? "L" : "S");
            assertThat(example.said().indexOf(example.said().strip())).isEqualTo(second);
        });
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void anExampleIsItsNumbersAndAnswersAreBalanced(SymbolTask task) {
        Map<Integer, Integer> answers = new HashMap<>();
        for (long number = 0; number < MANY; number++) {
            Example example = TaskBatches.training(task, 4, 1).example(number);
            Example again = TaskBatches.training(task, 4, 1).example(number);
            assertThat(again.symbols()).isEqualTo(example.symbols()).hasSize(task.steps());
            assertThat(again.targets()).isEqualTo(example.targets()).hasSize(task.steps());
            int[] said = Arrays.stream(example.targets())
                    .filter(target -> target != Batches.NO_TARGET)
                    .toArray();
            assertThat(said).hasSize(task.targets());
            for (int answer : said) {
                answers.merge(answer, 1, Integer::sum);
            }
        }
        // Each answer as often as by chance, within five deviations of its share.
        double share = task.chance();
        double deviation = Math.sqrt(share * (1 - share) / ((double) MANY * task.targets()));
        assertThat(answers.values())
                .hasSize((int) Math.round(1 / share))
                .allSatisfy(count ->
                        assertThat(count / ((double) MANY * task.targets())).isCloseTo(share, within(5 * deviation)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 23, 100})
    void addingMarksANumberOfEachHalf(int lag) {
        AddingBatches batches = AddingBatches.training(new Adding(lag), 3, 1);
        float[] inputs = new float[lag * 3 * 2];
        float[] targets = new float[lag * 3];
        double right = 0;
        for (int chunk = 0; chunk < 1000; chunk++) {
            batches.fill(chunk, 0, 3, inputs, targets);
            for (int row = 0; row < 3; row++) {
                float sum = 0;
                int marks = 0;
                for (int step = 0; step < lag; step++) {
                    int place = step * 3 + row;
                    assertThat(inputs[2 * place]).isBetween(0f, 1f);
                    if (inputs[2 * place + 1] == 1) {
                        assertThat(step < lag / 2).isEqualTo(marks == 0);
                        marks++;
                        sum += inputs[2 * place];
                    }
                    assertThat(Float.isNaN(targets[place])).isEqualTo(step < lag - 1);
                }
                assertThat(marks).isEqualTo(2);
                assertThat(targets[(lag - 1) * 3 + row]).isEqualTo(sum);
                right += Math.abs(sum - 1) < Adding.TOLERANCE ? 1 : 0;
            }
        }
        // Of who always says 1, within five deviations.
        assertThat(right / 3000).isCloseTo(new Adding(lag).chance(), within(0.025));
    }

    @Test
    void seedsAndWhatIsHeldOutAreOthers() {
        SymbolTask task = new Recall(30);
        Example first = TaskBatches.training(task, 4, 1).example(0);
        assertThat(TaskBatches.training(task, 4, 2).example(0).symbols()).isNotEqualTo(first.symbols());
        assertThat(TaskBatches.training(task, 4, 1).example(1).symbols()).isNotEqualTo(first.symbols());
        assertThat(TaskBatches.heldOut(task, 4).example(0).symbols()).isNotEqualTo(first.symbols());
        assertThat(TaskBatches.heldOut(task, 40).examples()).isEqualTo(1040);
    }

    @Test
    void someStreamsOfAChunkAreThatPartOfAll() {
        SymbolTask task = new Copy(12);
        TaskBatches batches = TaskBatches.training(task, 5, 7);
        int[] inputs = new int[2 * task.steps()];
        int[] targets = new int[2 * task.steps()];
        batches.fill(3, 1, 2, inputs, targets);
        for (int row = 0; row < 2; row++) {
            Example example = batches.example(3 * 5 + 1 + row);
            for (int step = 0; step < task.steps(); step++) {
                assertThat(inputs[step * 2 + row]).isEqualTo(example.symbols()[step]);
                assertThat(targets[step * 2 + row]).isEqualTo(example.targets()[step]);
            }
        }
        assertThat(batches.targets(3)).isEqualTo(50);
        assertThat(batches.begins(3)).isTrue();
    }

    @Test
    void aLagThatIsTooShortIsASentence() {
        assertThatThrownBy(() -> TaskKind.COPY.at(9)).hasMessage("copy has a lag of 10 at least, not 9");
        assertThatThrownBy(() -> TaskKind.of("recal")).hasMessage("there is no task 'recal'");
        assertThat(new Recall(7).example(new SplittableRandom(1)).symbols()).hasSize(8);
    }
}
