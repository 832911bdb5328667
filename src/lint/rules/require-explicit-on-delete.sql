-- case: in every place
CREATE TABLE orders (
    id bigint REFERENCES a,
--            ^^^^^^^^^^^^ what happens to rows of "orders" when one of "a" is deleted
    b bigint CONSTRAINT fk REFERENCES s.b (id) MATCH FULL DEFERRABLE INITIALLY DEFERRED NOT NULL,
--           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    foreign key (id, b) references c (id, b) on update cascade
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
);
ALTER TABLE orders ADD FOREIGN KEY (b) REFERENCES "on" NOT VALID, ADD c bigint REFERENCES c NOT ENFORCED;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
CREATE TABLE orders (
    id bigint REFERENCES a ON DELETE NO ACTION,
    b bigint CONSTRAINT fk REFERENCES s.b (id) MATCH FULL ON DELETE NO ACTION DEFERRABLE INITIALLY DEFERRED NOT NULL,
    foreign key (id, b) references c (id, b) on delete no action on update cascade
);
ALTER TABLE orders ADD FOREIGN KEY (b) REFERENCES "on" ON DELETE NO ACTION NOT VALID, ADD c bigint REFERENCES c ON DELETE NO ACTION NOT ENFORCED;

-- case: said
CREATE TABLE orders (
    a bigint REFERENCES a ON DELETE CASCADE,
    b bigint REFERENCES b on /* yes */ delete no action,
    FOREIGN KEY (a) REFERENCES c ON UPDATE CASCADE ON DELETE SET NULL (a)
);
