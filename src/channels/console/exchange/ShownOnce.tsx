/** Khóa chỉ hiện một lần, with what to do about it. */
export function ShownOnce({
  made,
  text,
}: {
  made: { clientId: string; clientSecret: string } | undefined;
  text: string;
}) {
  if (!made) return null;
  return (
    <p className="notice" role="status">
      {text}
      <br />
      <code>
        {made.clientId}:{made.clientSecret}
      </code>
    </p>
  );
}
