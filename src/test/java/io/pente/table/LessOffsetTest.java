package io.pente.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LessOffsetTest {
  @Test
  void aColumnHasOneRole() {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("x"));
    assertThatThrownBy(() -> roles.withOffset("y"))
        .isInstanceOf(UsageException.class)
        .hasMessage("column 'y' is the offset and cannot be a target or a feature");
    assertThatThrownBy(() -> roles.withWeights("w").withOffset("w"))
        .isInstanceOf(UsageException.class)
        .hasMessage("column 'w' is the offset and the row weight");
    assertThat(roles.withOffset("e").offset()).contains("e");
  }
}
