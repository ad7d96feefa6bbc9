package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A stream of another character set as UTF-8. Bytes that are no character end it as corrupt. */
final class Transcoded extends InputStream {
  private static final int BYTES = 1 << 16;

  private final InputStream in;
  private final Charset charset;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer raw = ByteBuffer.allocate(BYTES).limit(0);
  private final CharBuffer characters = CharBuffer.allocate(BYTES);
  private final ByteBuffer plain = ByteBuffer.allocate(4 * BYTES).limit(0);
  private boolean ended;
  private CorruptException bad;

  Transcoded(InputStream in, String charset) {
    this.in = in;
    this.charset = Charset.forName(charset);
    this.decoder =
        this.charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    while (!plain.hasRemaining()) {
      if (bad != null) {
        throw bad;
      }
      if (ended) {
        return -1;
      }
      more();
    }
    int given = Math.min(count, plain.remaining());
    plain.get(into, from, given);
    return given;
  }

  private void more() throws IOException {
    raw.compact();
    int read = in.read(raw.array(), raw.position(), raw.remaining());
    ended = read < 0;
    raw.position(raw.position() + Math.max(0, read)).flip();
    CoderResult result = decoder.decode(raw, characters, ended);
    if (result.isError()) {
      bad = corrupt(result);
    } else if (ended && decoder.flush(characters).isOverflow()) {
      ended = false;
    }
    characters.flip();
    plain.clear();
    encoder.encode(characters, plain, ended);
    characters.compact();
    plain.flip();
  }

  private CorruptException corrupt(CoderResult result) {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < Math.min(result.length(), raw.remaining()); i++) {
      bytes.append(String.format(Locale.ROOT, " %02X", raw.get(raw.position() + i)));
    }
    return new CorruptException(
        Sentence.of(
            "not %s: byte%s%s is no character; give %s what it is",
            charset.name(),
            result.length() == 1 ? "" : "s",
            bytes.toString(),
            Sentence.setting("encoding")));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
