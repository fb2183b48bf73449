/** Things to know that stopped nothing. */
export function Notices({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul class="note warn">
      {[...new Set(messages)].map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
