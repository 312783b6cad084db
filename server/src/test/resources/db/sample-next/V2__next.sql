create table added_later (id int primary key);
