package dev.marionette.check.junit;

import dev.marionette.sim.run.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives a test method its nodes: the corpus, all seeds, and the one that failed. */
final class SimulationTestExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    /** The last node is made when the one before has been run. */
    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        try {
            return nodes(context, TestDeclaration.of(context));
        } catch (IllegalArgumentException e) {
            throw new ExtensionConfigurationException(TestDeclaration.name(context) + ": " + e.getMessage(), e);
        }
    }

    private static Stream<TestTemplateInvocationContext> nodes(ExtensionContext context, TestDeclaration test) {
        Keeper keeper = Keeper.of(context, test);
        if (test.replayed()) {
            return Stream.of(new SeedNode.Fixed(test, keeper, SeedRange.name(test.seeds()), test.seeds()));
        }
        Class<?> testClass = context.getRequiredTestClass();
        List<SeedNode> corpus = new ArrayList<>();
        for (Corpus.Entry entry : Corpus.of(testClass, test.file()).entries()) {
            corpus.add(
                    switch (entry) {
                        case Corpus.KeptSeed kept ->
                            new SeedNode.Fixed(
                                    test, keeper, name(SeedRange.name(kept.seed()), entry), Seeds.from(kept.seed()));
                        case Corpus.KeptReplay kept ->
                            new ReplayNode(test, keeper, name(kept.file(), entry), kept.read(testClass));
                    });
        }
        CampaignNode campaign = new CampaignNode(test, keeper, LastFailure.of(testClass, test.file()));
        Stream<FailedNode> failed = Stream.of(campaign).map(CampaignNode::next).flatMap(Optional::stream);
        return Stream.concat(Stream.concat(corpus.stream(), Stream.of(campaign)), failed);
    }

    private static String name(String kept, Corpus.Entry entry) {
        String name = kept + " of the corpus";
        return entry.comment().isEmpty() ? name : name + ": " + entry.comment();
    }
}
