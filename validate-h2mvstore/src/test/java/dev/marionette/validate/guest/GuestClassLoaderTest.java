package dev.marionette.validate.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marionette.validate.guest.sample.HostUser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class GuestClassLoaderTest {

    @Test
    void everyAnswerOfTheMachineComesFromTheHost() throws ReflectiveOperationException {
        GuestCode code = Guests.code("HostUser");
        String first =
                Guests.guest(code.newLoader(new VirtualHost(1)), "HostUser").get();
        String second =
                Guests.guest(code.newLoader(new VirtualHost(1)), "HostUser").get();
        String otherSeed =
                Guests.guest(code.newLoader(new VirtualHost(2)), "HostUser").get();

        assertThat(second).isEqualTo(first).isNotEqualTo(otherSeed);
        assertThat(first)
                .startsWith("[1700000000000, ")
                .contains("2023-11-14T22:13:20")
                .endsWith(", 1, 0, true, 1700000002001]");
    }

    @Test
    void withoutTheLoaderTheMachineAnswers() {
        assertThat(new HostUser().get()).isNotEqualTo(new HostUser().get());
    }

    @Test
    void theListOfRewrittenCallsNamesCallerAndCall() throws ReflectiveOperationException {
        GuestCode code = Guests.code("HostUser");
        Guests.guest(code.newLoader(new VirtualHost(1)), "HostUser");

        String caller = "dev.marionette.validate.guest.sample.HostUser.";
        assertThat(code.rewrittenCalls())
                .hasSize(16)
                .contains(caller + "get: java.lang.System.nanoTime redirected")
                .contains(caller + "get: java.security.SecureRandom.<init> redirected")
                .contains(caller + "sleepAndLock: java.lang.Object.wait redirected");
    }

    @Test
    void anotherHostTakesOverInTheSameLoader() throws ReflectiveOperationException {
        GuestClassLoader loader = Guests.code("HostUser").newLoader(new VirtualHost(1));
        Supplier<String> guest = Guests.guest(loader, "HostUser");
        String first = guest.get();
        loader.host(new VirtualHost(1));

        assertThat(guest.get()).isEqualTo(first);
    }

    @Test
    void loadersShareNoStateAndKeepAssertionsOff() throws ReflectiveOperationException {
        GuestCode code = Guests.code("AssertionReporter");
        GuestClassLoader one = code.newLoader(new VirtualHost(1));
        GuestClassLoader other = code.newLoader(new VirtualHost(1));

        assertThat(Guests.guest(one, "AssertionReporter").get()).isEqualTo("assertions false, call 1");
        assertThat(Guests.guest(one, "AssertionReporter").get()).isEqualTo("assertions false, call 2");
        assertThat(Guests.guest(other, "AssertionReporter").get()).isEqualTo("assertions false, call 1");
    }

    @Test
    void startingAThreadIsRefusedWhenItIsReached() throws ReflectiveOperationException {
        GuestCode code = Guests.code("ThreadStarter", "ThreadStarter$Worker");
        Supplier<String> guest = Guests.guest(code.newLoader(new VirtualHost(1)), "ThreadStarter");

        assertThatThrownBy(guest::get)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining(
                        "ThreadStarter called dev.marionette.validate.guest.sample.ThreadStarter$Worker.start")
                .hasMessageContaining("would leave the simulation");
    }

    @Test
    void aHostCallHiddenInAMethodReferenceIsRefusedAtLoading() {
        GuestClassLoader loader = Guests.code("ClockReference").newLoader(new VirtualHost(1));

        assertThatThrownBy(() -> Guests.guest(loader, "ClockReference"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ClockReference refers to java.lang.System.currentTimeMillis as a method handle");
    }

    @Test
    void aNativeMethodIsRefusedAtLoading() {
        GuestClassLoader loader = Guests.code("NativeCaller").newLoader(new VirtualHost(1));

        assertThatThrownBy(() -> Guests.guest(loader, "NativeCaller"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("NativeCaller has the native method now");
    }

    @Test
    void aFileThatIsNoJarIsRefused() {
        assertThatThrownBy(() -> GuestCode.ofJar(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no class in the guest's jar");
    }
}
