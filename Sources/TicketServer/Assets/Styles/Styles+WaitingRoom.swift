// The waiting room: one card, one number, nothing that hurries.

extension Styles {
    static let waitingRoom: StaticString = #"""
        .room { max-width: 40rem; margin-inline: auto; }
        .room-head { display: grid; grid-template-columns: 5.5rem 1fr; gap: var(--s4); align-items: center; margin-block: var(--s3) var(--s5); }
        .room-head h1 { font-size: var(--h2); margin-bottom: var(--s1); } .room-head p { margin: 0; }
        .room-head .poster { border-radius: var(--radius-small); aspect-ratio: 1; }
        .room-card { padding: clamp(1.4rem, 5vw, 2.5rem); }
        .room-card > [data-note] { margin-top: var(--s5); }
        .room .place { display: grid; gap: var(--s1); margin-bottom: var(--s3); }
        .refreshing { margin-top: var(--s4); }
        .place b { font-size: clamp(3.6rem, 2rem + 10vw, 6.5rem); line-height: .95; letter-spacing: -.05em; font-weight: 780; }
        .way { appearance: none; width: 100%; height: 12px; border: 0; border-radius: var(--pill); background: var(--sunken); overflow: hidden; margin-block: var(--s2) var(--s5); }
        .way::-webkit-progress-bar { background: var(--sunken); }
        .way::-webkit-progress-value { background: var(--accent); border-radius: var(--pill); transition: inline-size 1s var(--ease); }
        .way::-moz-progress-bar { background: var(--accent); border-radius: var(--pill); }
        .room-foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s2) var(--s4); align-items: center; border-top: 1px solid var(--line); margin-top: var(--s5); padding-top: var(--s4); }
        .promises { list-style: none; padding: 0; margin-block: var(--s5); display: grid; gap: var(--s3); color: var(--quiet); font-size: var(--small); }
        .promises li { padding-inline-start: 1.6em; position: relative; }
        .promises li::before { content: ""; position: absolute; inset-inline-start: .1em; top: .45em; width: .6em; height: .6em; border-radius: 50%; background: var(--accent); }

        """#
}
