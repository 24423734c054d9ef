package org.sahay.activities.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sahay.store.complaint.StoreFixture;
import org.sahay.store.identity.Challenge;
import org.sahay.store.identity.CodesToSend;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.SignInCodes;
import org.sahay.store.identity.TestRedis;
import org.sahay.templates.MessageTemplates;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Tag("server")
@ExtendWith(OutputCaptureExtension.class)
class SignInCodeDeliveryTest {
    private static final PhoneNumber PHONE = PhoneNumber.parse("+919999900001").orElseThrow(); // synthetic

    @TempDir
    Path state;

    private final RecordingProvider provider = new RecordingProvider();
    private StoreFixture store;
    private SignInCodes codes;
    private SignInCodeDelivery delivery;

    @BeforeEach
    void open() {
        store = new StoreFixture(state, TestRedis.shared().applicationProperties());
        codes = store.get(SignInCodes.class);
        delivery = new SignInCodeDelivery(store.get(CodesToSend.class), new MessageTemplates(), provider);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aCodeGoesToItsPhoneInItsLanguageOnceAndOneRefusedKeepsNoOtherBack(CapturedOutput output) {
        Challenge refused = codes.issue(PHONE, "en");
        Challenge challenge = codes.issue(PHONE, "hi");
        provider.refused = refused.id();
        delivery.deliver();
        delivery.deliver();
        assertThat(provider.phoneMessages).hasSize(1);
        PhoneMessage message = provider.phoneMessages.getFirst();
        assertThat(message.id()).isEqualTo(challenge.id());
        assertThat(message.phone()).isEqualTo(PHONE);
        assertThat(message.language()).isEqualTo("hi");
        assertThat(message.text()).startsWith("SAHAY: साइन इन").containsPattern("[0-9]{6}");
        assertThat(message.toString()).doesNotContain("99999").doesNotContain("SAHAY");
        assertThat(output.getAll()).contains(refused.id().toString()).doesNotContain("99999");
    }
}
