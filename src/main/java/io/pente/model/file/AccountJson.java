package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/** An account of the input as JSON. */
public final class AccountJson {
  private AccountJson() {}

  /** As the command line's contract has it. */
  public static ObjectNode of(Account account) {
    ObjectNode json = Json.object();
    json.put("files", account.files());
    json.put("rowsRead", account.rowsRead());
    json.put("rowsUsed", account.rowsUsed());
    json.set("rowsSkipped", Json.value(account.rowsSkipped()));
    Json.names(json.putArray("columnsUsed"), account.columnsUsed());
    json.set("columnsLeftOut", Json.value(account.columnsLeftOut()));
    return json;
  }

  static Account read(JsonNode json) {
    Map<String, Long> skipped = new LinkedHashMap<>();
    Map<String, String> leftOut = new LinkedHashMap<>();
    json.path("rowsSkipped")
        .fields()
        .forEachRemaining(field -> skipped.put(field.getKey(), field.getValue().asLong()));
    json.path("columnsLeftOut")
        .fields()
        .forEachRemaining(field -> leftOut.put(field.getKey(), field.getValue().asText()));
    return new Account(
        json.path("files").asLong(),
        json.path("rowsRead").asLong(),
        json.path("rowsUsed").asLong(),
        skipped,
        Json.names(json.path("columnsUsed")),
        leftOut);
  }
}
