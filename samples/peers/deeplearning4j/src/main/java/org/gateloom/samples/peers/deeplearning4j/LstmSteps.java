package org.gateloom.samples.peers.deeplearning4j;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/**
 * Steps of Deeplearning4j's LSTM, as its users write them: {@code LstmSteps BATCH SEQUENCE HIDDEN LAYERS}. Clipping is by
 * the norm of each layer, for it has none by that of all. It speaks as {@code org.gateloom.samples.bench.TimedSteps} does,
 * of which it must not depend: that brings another version of its own native libraries.
 */
public final class LstmSteps {

    private static final int SYMBOLS = 83;

    private LstmSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        int batch = Integer.parseInt(arguments[0]);
        int sequence = Integer.parseInt(arguments[1]);
        MultiLayerNetwork network = network(sequence, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        SplittableRandom random = new SplittableRandom(1);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            int count = Integer.parseInt(line);
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                network.fit(batch(batch, sequence, random));
            }
            answers.println((System.nanoTime() - start) / 1e9);
        }
        answers.println(peak());
    }

    private static MultiLayerNetwork network(int sequence, int hidden, int layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.002))
                .weightInit(WeightInit.XAVIER)
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(5)
                .list();
        for (int i = 0; i < layers; i++) {
            list.layer(new LSTM.Builder()
                    .nIn(i == 0 ? SYMBOLS : hidden)
                    .nOut(hidden)
                    .activation(Activation.TANH)
                    .build());
        }
        list.layer(new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nIn(hidden)
                .nOut(SYMBOLS)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(list.backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(sequence)
                .tBPTTBackwardLength(sequence)
                .build());
        network.init();
        return network;
    }

    /** One-hot symbols, {@code [batch, symbols, time]}; it knows no look-up before an LSTM. */
    private static DataSet batch(int batch, int sequence, SplittableRandom random) {
        return new DataSet(oneHot(batch, sequence, random), oneHot(batch, sequence, random));
    }

    private static INDArray oneHot(int batch, int sequence, SplittableRandom random) {
        float[] numbers = new float[batch * SYMBOLS * sequence];
        for (int t = 0; t < sequence; t++) {
            for (int row = 0; row < batch; row++) {
                numbers[row + batch * (random.nextInt(SYMBOLS) + SYMBOLS * t)] = 1;
            }
        }
        return Nd4j.create(numbers, new int[] {batch, SYMBOLS, sequence}, 'f');
    }

    private static long peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
