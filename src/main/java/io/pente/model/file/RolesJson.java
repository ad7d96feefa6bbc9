package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.Roles;
import java.util.List;
import java.util.Optional;

/** The other columns of a model as JSON. */
final class RolesJson {
  private static final String ROLES = "roles";
  private static final String OFFSET = "offset";
  private static final String CONTROLS = "controls";
  private static final String WEIGHTS = "weights";
  private static final String KIND = "weightsKind";

  private RolesJson() {}

  /** Nothing where there are none. */
  static void put(ObjectNode json, Roles roles) {
    if (roles.equals(Roles.NONE)) {
      return;
    }
    ObjectNode own = json.putObject(ROLES);
    roles.offset().ifPresent(name -> own.put(OFFSET, name));
    if (!roles.controls().isEmpty()) {
      Json.names(own.putArray(CONTROLS), roles.controls());
    }
    roles.weights().ifPresent(name -> own.put(WEIGHTS, name).put(KIND, roles.weightsKind()));
  }

  static Roles read(JsonNode json) {
    JsonNode own = json.path(ROLES);
    return own.isMissingNode()
        ? Roles.NONE
        : new Roles(
            name(own, OFFSET),
            own.has(CONTROLS) ? Json.names(own.get(CONTROLS)) : List.of(),
            name(own, WEIGHTS),
            own.path(KIND).asText(Roles.ANALYTIC));
  }

  private static Optional<String> name(JsonNode json, String field) {
    return json.has(field) ? Optional.of(json.get(field).asText()) : Optional.empty();
  }
}
