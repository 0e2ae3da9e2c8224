// Fields, choices and steppers. Sizes suit thumbs; a field keeps 16 px type so that phones do not zoom.

extension Styles {
    static let forms: StaticString = #"""
        .field { display: grid; gap: var(--s1); margin-bottom: var(--s4); max-width: 34rem; }
        .field > label, legend { font-weight: 600; padding: 0; }
        fieldset { border: 0; margin: 0 0 var(--s5); padding: 0; min-width: 0; }
        legend { margin-bottom: var(--s2); }
        .hint { color: var(--quiet); font-size: var(--small); margin: 0; }
        .field .error, .error { color: var(--bad); font-size: var(--small); font-weight: 600; margin: 0; }
        input, select, textarea { font: inherit; color: inherit; }
        .input { width: 100%; min-height: 48px; padding: .55rem .9rem; border: 1.5px solid var(--edge); border-radius: var(--radius-small);
          background: var(--raised); color: var(--ink); font-size: max(16px, 1rem); }
        .input:hover { border-color: var(--ink); }
        .input:focus-visible { outline-offset: 0; border-color: var(--accent); }
        .input[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
        select.input { appearance: none; padding-inline-end: 2.6rem; background-image: linear-gradient(45deg, transparent 50%, currentColor 50%), linear-gradient(-45deg, transparent 50%, currentColor 50%);
          background-size: 7px 7px; background-position: right 1.32rem center, right .95rem center; background-repeat: no-repeat; }
        .choice { display: flex; gap: var(--s3); align-items: flex-start; min-height: 44px; padding-block: var(--s2); cursor: pointer; }
        .choice input { width: 24px; height: 24px; margin: .05rem 0 0; flex: none; accent-color: var(--accent); }
        .choice .hint { display: block; }
        .stepper { justify-self: start; display: inline-flex; align-items: stretch; border: 1.5px solid var(--edge); border-radius: var(--pill); overflow: hidden; background: var(--raised); }
        .stepper .input { width: 3.5rem; border: 0; border-radius: 0; text-align: center; padding-inline: 0; font-weight: 650; background: transparent; appearance: textfield; }
        .stepper .input::-webkit-inner-spin-button { appearance: none; margin: 0; }
        .stepper button { width: 48px; border: 0; background: transparent; color: var(--ink); font: 500 1.4rem/1 var(--font); cursor: pointer; }
        .stepper button:hover { background: var(--sunken); }
        .stepper :focus-visible { outline-offset: -3px; border-radius: var(--pill); }

        """#
}
