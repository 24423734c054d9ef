package org.sahay.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sahay.api.ApiTest;
import org.sahay.api.TestApi;
import org.sahay.api.TestApi.Answer;
import org.sahay.api.TestPeople;
import org.sahay.api.codec.TestCodec;
import org.sahay.api.complaint.FakeComplaintWorkflows;
import org.sahay.api.complaint.Standings;
import org.sahay.api.complaint.Standings.Standing;
import org.sahay.api.complaint.Standings.Subject;
import org.sahay.api.identity.TestDevice;
import org.sahay.api.identity.TestVillages;
import org.sahay.api.openapi.ResponseSchemas;
import org.sahay.api.security.RightsTable.Row;
import org.sahay.api.wellness.TestFlags;
import org.sahay.store.complaint.ComplaintQueries;
import org.sahay.store.identity.Asha;
import org.sahay.store.identity.Ashas;
import org.sahay.store.identity.CareLinks;
import org.sahay.store.identity.NewAsha;
import org.sahay.store.identity.PhoneNumber;
import org.sahay.store.identity.Sessions;
import org.sahay.store.staff.StaffEnrolment;
import org.sahay.store.staff.UserName;
import org.sahay.workflows.identity.Actor;
import org.sahay.workflows.identity.Area;
import org.sahay.workflows.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every operation, asked over HTTP by every role about what stands to the caller in every way. */
@ApiTest
class RightsTest {
    private static final String NOBODY = "nobody";
    /** Differ between any two requests; a connection is closed after so many of them. */
    private static final Set<String> OF_EACH_REQUEST = Set.of("x-request-id", "traceparent", "date", "connection");

    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Autowired
    TestApi api;

    @Autowired
    TestCodec codec;

    @Autowired
    TestPeople people;

    @Autowired
    TestVillages villages;

    @Autowired
    CareLinks careLinks;

    @Autowired
    ComplaintQueries queries;

    @Autowired
    FakeComplaintWorkflows workflows;

    @Autowired
    Sessions sessions;

    @Autowired
    StaffEnrolment enrolment;

    @Autowired
    Ashas ashas;

    @Autowired
    TestFlags flags;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, Actor> callers = new LinkedHashMap<>();
    private final Map<String, Map<Standing, Subject>> subjects = new LinkedHashMap<>();
    private final Map<String, JsonNode> operations = new TreeMap<>();
    /** The operations whose address holds an id. */
    private final Set<String> addressed = new TreeSet<>();

    private ResponseSchemas schemas;
    private Asking asking;

    @BeforeEach
    void everybodyAndEveryOperation() {
        asking = new Asking(api, codec, this::newSession, this::newHelper, this::newAccount, flags::newOne, this::asha);
        for (Role role : Role.values()) {
            callers.put(
                    role.code(),
                    switch (role) {
                        case DISTRICT_OFFICER -> people.officer("BR-PAT-01");
                        case STATE_OFFICER -> people.officer("BR-01");
                        case NATIONAL_ADMIN -> people.officer("IN-01");
                        default -> TestPeople.a(role);
                    });
        }
        JsonNode document = api.get(null, "/v3/api-docs").json();
        schemas = ResponseSchemas.of(document);
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    String id = operation.get("operationId").asString();
                    operations.put(id, operation);
                    if (path.getKey().contains("{")) {
                        addressed.add(id);
                    }
                }));
    }

    @AfterEach
    void forgetAccounts() {
        codec.forget();
    }

    @Test
    void thereIsARowForEachOperationAndRoleAndNoOther() throws IOException {
        assertThat(RightsTable.reviewed().rows().keySet()).containsExactlyElementsOf(rows());
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsAnsweredAsWasReviewed() throws IOException {
        if (Boolean.getBoolean("rights.write")) {
            var answers = new LinkedHashMap<Row, List<String>>();
            rows().forEach(row -> answers.put(row, cells(row)));
            new RightsTable(answers).write();
        }
        var reviewed = RightsTable.reviewed().rows();
        return rows().stream()
                .map(row ->
                        dynamicTest(row.toString(), () -> assertThat(cells(row)).isEqualTo(reviewed.get(row))));
    }

    /** Who may, may for once: what is refused by somebody's state is no matter here. */
    @TestFactory
    Stream<DynamicTest> whatBringsOrShowsWhatIsSealedLeavesAnAuditEntry() {
        List<String> personal = operations.entrySet().stream()
                .filter(operation -> !schemas.personal(operation.getValue()).isEmpty()
                        || !schemas.personalSent(operation.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(personal).contains("fileComplaint", "readComplaint", "changeProfile", "inviteStaff");
        return personal.stream().map(operation -> dynamicTest(operation, () -> assertLeavesAnEntry(operation)));
    }

    private void assertLeavesAnEntry(String operation) {
        var without = new TreeSet<String>();
        int done = 0;
        for (Row row : rows()) {
            if (!row.operation().equals(operation)) {
                continue;
            }
            for (Standing standing : Standing.values()) {
                Answer answer = asking.answer(operation, callers.get(row.role()), subject(row.role(), standing));
                if (answer.status() < 300) {
                    done++;
                    if (isLeftUnsaid(answer.header("X-Request-Id"))) {
                        without.add(row + ", " + standing);
                    }
                }
            }
        }
        assertThat(done).as("how often it was done").isPositive();
        assertThat(without).as("without an entry, or one that has no ground").isEmpty();
    }

    private boolean isLeftUnsaid(String requestId) {
        List<Boolean> grounds = jdbc.sql("SELECT basis IS NOT NULL FROM audit_entry WHERE request_id = ?")
                .param(requestId)
                .query(Boolean.class)
                .list();
        return grounds.isEmpty() || grounds.contains(false);
    }

    @Test
    void whatTheCallerMayNotReadAnswersAsIfThereWereNone() {
        assertThat(addressed).contains("readComplaint", "actOnComplaint");
        callers.forEach((role, caller) -> {
            for (Standing standing : Standing.values()) {
                Subject subject = subject(role, standing);
                if (asking.answer("readComplaint", caller, subject).status() != 200) {
                    assertAnswersAsIfThereWereNone(role, caller, subject, standing);
                }
            }
        });
    }

    /** An ASHA may take note of what she may not read a complaint of. */
    private static boolean isReachedByVillage(String operation, String role, Standing standing) {
        Right right = Right.of(operation).orElseThrow();
        return standing == Standing.VILLAGE
                && role.equals(Role.ASHA.code())
                && right.roles().contains(Role.ASHA)
                && right.grant(Role.ASHA).reach() == Reach.SELF_WARD_OR_VILLAGE;
    }

    private void assertAnswersAsIfThereWereNone(String role, Actor caller, Subject subject, Standing standing) {
        Subject none = subject(role, Standing.UNKNOWN);
        for (String operation : addressed) {
            if (operation.equals("endSession") && caller.id().equals(subject.citizen())) {
                continue; // A session is its holder's, whatever else they may not read.
            }
            if (isReachedByVillage(operation, role, standing)) {
                continue;
            }
            assertThat(seen(asking.answer(operation, caller, subject)))
                    .as(operation + " by " + role + ", " + standing)
                    .isEqualTo(seen(asking.answer(operation, caller, none)));
        }
        for (String action : List.of("", "EXPLODE", "WITHDRAW", "REJECT")) {
            Map<String, ?> body = Map.of("action", action);
            assertThat(seen(asking.act(caller, subject.id(), body)))
                    .as(body + " by " + role + ", " + standing)
                    .isEqualTo(seen(asking.act(caller, none.id(), body)));
        }
    }

    private UUID newSession(UUID person) {
        jdbc.sql("INSERT INTO person (id, phone_token, enrolled_at) VALUES (?, ?, now()) ON CONFLICT DO NOTHING")
                .params(person, UUID.randomUUID())
                .update();
        return sessions.start(person, Role.CITIZEN, TestDevice.another().thumbprint())
                .sessionId();
    }

    private UUID newHelper(UUID citizen) {
        UUID helper = UUID.randomUUID();
        careLinks.record(helper, citizen, "caregiver", Instant.now().plus(Duration.ofDays(1)));
        return helper;
    }

    private UUID newAccount() {
        UserName name = UserName.parse("rights-" + UUID.randomUUID()).orElseThrow();
        return enrolment.invite(null, Role.OPERATOR, name, null).orElseThrow().accountId();
    }

    /** One of the district that the subject's case lies in; always the same, unless she was withdrawn. */
    private Asha asha(Subject subject) {
        var office =
                queries.find(UUID.fromString(subject.id())).orElseThrow().kase().office();
        var phone = PhoneNumber.parse("+9199998%05d".formatted(office.lgdDistrict()))
                .orElseThrow();
        var wanted = new NewAsha(
                "RIGHTS-" + office.lgdDistrict(),
                phone,
                new Area(office.lgdState(), office.lgdDistrict()),
                List.of(246301));
        return ashas.enrol(wanted, people.officer("IN-01"), "enrolment").orElseThrow();
    }

    private List<Row> rows() {
        var roles = new ArrayList<>(Arrays.stream(Role.values()).map(Role::code).toList());
        roles.add(NOBODY);
        return operations.keySet().stream()
                .flatMap(operation -> roles.stream().map(role -> new Row(operation, role)))
                .toList();
    }

    private List<String> cells(Row row) {
        return Arrays.stream(Standing.values())
                .map(standing -> cell(row, subject(row.role(), standing)))
                .toList();
    }

    private String cell(Row row, Subject subject) {
        Actor caller = callers.get(row.role());
        Answer answer = asking.answer(row.operation(), caller, subject);
        if (answer.status() < 300 && !answer.response().body().isEmpty()) {
            Set<String> sealed = placesOfSealedWords(answer.json(), "");
            assertThat(schemas.personal(operations.get(row.operation())))
                    .as(row + ": what is sealed stands where the document says so")
                    .containsAll(sealed);
            assertThat(row.role().equals(Role.OPERATOR.code()) && !sealed.isEmpty())
                    .as(row + ": an operator reads what somebody wrote")
                    .isFalse();
        }
        return asking.cell(row.operation(), caller, subject, answer);
    }

    private Subject subject(String role, Standing standing) {
        Actor caller = callers.getOrDefault(role, TestPeople.aCitizen());
        return subjects.computeIfAbsent(role, none -> new EnumMap<>(Standing.class))
                .computeIfAbsent(
                        standing,
                        none -> new Standings(api, people, villages, careLinks, queries, workflows)
                                .of(caller, standing));
    }

    private static Set<String> placesOfSealedWords(JsonNode node, String place) {
        var places = new TreeSet<String>();
        if (node.isString() && node.asString().contains(Standings.SEALED_WORDS)) {
            places.add(place);
        }
        node.properties()
                .forEach(property ->
                        places.addAll(placesOfSealedWords(property.getValue(), place + "/" + property.getKey())));
        if (node.isArray()) {
            node.forEach(item -> places.addAll(placesOfSealedWords(item, place + "/*")));
        }
        return places;
    }

    /** All that a caller sees of an answer, but for what differs between any two requests. */
    private static List<Object> seen(Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(OF_EACH_REQUEST);
        return List.of(
                answer.status(),
                headers,
                UUIDS.matcher(answer.response().body()).replaceAll("ID"));
    }
}
