package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.message.NearestName;
import io.pente.model.LinearModel;
import io.pente.model.Roles;
import io.pente.table.ColumnRoles;
import io.pente.table.WeightsKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Between the roles that columns are asked for in and those that a model keeps. */
final class KnownRoles {
  private KnownRoles() {}

  /**
   * What a model keeps.
   *
   * @param features all of them, by name
   * @throws BadInputException for a control that is no feature
   */
  static Roles of(ColumnRoles roles, List<String> features) {
    List<String> controls = new ArrayList<>();
    for (String name : roles.controls()) {
      List<String> own =
          features.contains(name)
              ? List.of(name)
              : features.stream().filter(feature -> feature.startsWith(name + "[")).toList();
      if (own.isEmpty()) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "the control '%s' is none of the features%s",
                name,
                NearestName.hint(name, features)));
      }
      controls.addAll(own);
    }
    return new Roles(roles.offset(), controls, roles.weights(), roles.weightsKind().shortName());
  }

  /** A model's columns, all that its fit had, to read other rows by. */
  static ColumnRoles of(LinearModel model) {
    ColumnRoles roles = withOffset(model, ColumnRoles.known(model.features(), model.targets()));
    WeightsKind kind = WeightsKind.named(model.roles().weightsKind());
    return model.roles().weights().map(roles::withWeights).orElse(roles).withWeightsKind(kind);
  }

  /** Roles with a model's offset, where it has one. */
  static ColumnRoles withOffset(LinearModel model, ColumnRoles roles) {
    return model.roles().offset().map(roles::withOffset).orElse(roles);
  }
}
